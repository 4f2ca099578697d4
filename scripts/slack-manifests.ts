import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestText } from '../adapters/slack/manifest.ts';

/** Writes the app manifests anew from the tables in the code; a test holds them equal. */
for (const mode of ['socket', 'http'] as const) {
  writeFileSync(join(import.meta.dirname, `../adapters/slack/manifest.${mode}.json`), manifestText(mode));
}
