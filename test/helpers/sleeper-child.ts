import { writeSync } from 'node:fs';
import { openStore } from '../../adapters/store/store.ts';
import { deskOn } from './desk-bed.ts';
import { createFakeChat, fileWall } from './fake-chat.ts';

/**
 * A desk in a process of its own that the machine stops once it has asked whether its lease still holds,
 * and right before it would send. Its clock goes `pace` times as fast as the machine's.
 */
const [path = '', wallPath = '', began = '0', start = '0', pace = '1'] = process.argv.slice(2);
const clock = {
  at: 0,
  now: () => Number(start) + Math.floor((Date.now() - Number(began)) * Number(pace)),
};
const store = openStore({ path, clock });
const desk = deskOn(store, clock, createFakeChat({ wall: fileWall(wallPath) }), {
  crash(point) {
    if (point !== 'deliver:before-send') return;
    writeSync(1, '"stopping"\n');
    process.kill(process.pid, 'SIGSTOP');
  },
});
await desk.deliver();
writeSync(1, '"done"\n');
await store.close();
process.exit(0);
