// Writes dist/: the program as few files of plain JavaScript, so that it starts at once. Packages stay
// outside. What a command does not need stays in files of its own.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// Without a bundler for this machine the program runs from its sources: slower to start, nothing else.
const { rolldown } = await import('rolldown').catch(() => process.exit(0));

const root = fileURLToPath(new URL('..', import.meta.url));
/** Somewhere else only for tests. */
const out = process.argv[2] ?? 'dist';
await rm(`${root}${out}`, { recursive: true, force: true });
const bundle = await rolldown({
  // Threads are programs of their own.
  input: {
    main: `${root}adapters/main.ts`,
    'reader-worker': `${root}adapters/reader/worker.ts`,
    'enricher-worker': `${root}adapters/enricher/worker.ts`,
    'checkpoint-worker': `${root}adapters/store/checkpoint-worker.ts`,
  },
  platform: 'node',
  external: /^[^./]/,
  cwd: root,
});
await bundle.write({
  dir: `${root}${out}/adapters`,
  format: 'esm',
  // Less to read at each start; names stay, so that an error still says where it happened.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
