import { chaos } from '../test/helpers/chaos.ts';

/** `npm run chaos`: a thousand kills over a platform of which 15 % of the requests fail. */
const KILLS = Number(process.argv[2] ?? 1000);
const LANES = 4;
const began = Date.now();
const outcomes = await Promise.all(
  Array.from({ length: LANES }, () => chaos(Math.ceil(KILLS / LANES), 0.15)),
);
const sum = (count: (outcome: (typeof outcomes)[number]) => number) =>
  outcomes.reduce((all, outcome) => all + count(outcome), 0);
const total = {
  kills: sum(({ kills }) => kills),
  queued: sum(({ queued }) => queued),
  sent: sum(({ sent }) => sent),
  held: sum(({ held }) => held),
  lost: sum(({ lost }) => lost.length),
  doubled: sum(({ doubled }) => doubled.length),
  seconds: Math.round((Date.now() - began) / 1000),
};
process.stdout.write(`${JSON.stringify(total)}\n`);
process.exitCode = total.lost + total.doubled > 0 ? 1 : 0;
