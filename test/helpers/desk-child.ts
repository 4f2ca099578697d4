import { writeSync } from 'node:fs';
import { openStore } from '../../adapters/store/store.ts';
import { deskOn } from './desk-bed.ts';
import { createFakeChat, type Fault, fileWall } from './fake-chat.ts';

/**
 * A desk in a process of its own, to be killed. Its clock goes `pace` times as fast as the machine's, from
 * one beginning that all processes of a run share.
 */
const [path = '', wallPath = '', began = '0', start = '0', pace = '1', faulty = '0'] = process.argv.slice(2);
const clock = {
  at: 0,
  now: () => Number(start) + Math.floor((Date.now() - Number(began)) * Number(pace)),
};
const SEND_FAULTS: readonly Fault[] = ['later', 'later-in-30s', 'drop-before', 'drop-after'];

const chat = createFakeChat({
  wall: fileWall(wallPath),
  fault: ({ kind }) => {
    if (Math.random() >= Number(faulty)) return 'none';
    if (kind === 'find') return 'blind';
    return SEND_FAULTS[Math.floor(Math.random() * SEND_FAULTS.length)]!;
  },
  delay: () => new Promise((resolve) => setTimeout(resolve, Math.random() * 3)),
});
const store = openStore({ path, clock });
const desk = deskOn(store, clock, chat);
process.once('SIGTERM', async () => {
  await desk.stop();
  await store.close();
  process.exit(0);
});
// Whoever started it is gone.
process.stdin.on('close', () => process.exit(0)).resume();
writeSync(1, '"ready"\n');
for (;;) {
  await desk.tick();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
