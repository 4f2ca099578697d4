import { basename } from 'node:path';
import type { Draft, Instant } from '../../src/model.ts';
import { draftFromRecord } from '../../src/news/draft.ts';
import { type Fault, faultsOf } from '../../src/news/record-fault.ts';
import { type RecordReading, recordReader } from '../../src/news/record-reader.ts';
import { linesOf } from './lines.ts';

/** What a stretch of a file held. */
export interface DraftBatch {
  readonly drafts: readonly Draft[];
  readonly faults: readonly Fault[];
  /** Number of records in it, good and bad. */
  readonly records: number;
}

/** At most so many records, or so many characters of them, are held at once. */
const BATCH_RECORDS = 200;
const BATCH_UNITS = 500_000;

/** Streams a record file into batches of drafts. Memory is bounded, whatever the size of the file. */
export async function* draftsIn(
  path: string,
  options: { readonly arrivedAt: Instant; readonly onBytes?: (bytes: number) => void },
): AsyncGenerator<DraftBatch> {
  const reader = recordReader();
  const origin = { arrivedAt: options.arrivedAt, fileName: basename(path) };
  let drafts: Draft[] = [];
  let faults: Fault[] = [];
  let units = 0;
  let records = 0;

  function take(reading: RecordReading): void {
    if (reading.kind === 'record') records++;
    const found = faultsOf(reading);
    faults.push(...found);
    if (reading.kind !== 'record' || found.some((fault) => fault.fatal)) return;
    const draft = draftFromRecord(reading.record, origin);
    drafts.push(draft);
    units += draft.body.length + draft.event.length;
  }

  function flush(): DraftBatch {
    const batch = { drafts, faults, records };
    drafts = [];
    faults = [];
    units = 0;
    records = 0;
    return batch;
  }

  for await (const lines of linesOf(path, options.onBytes)) {
    for (const line of lines) {
      for (const reading of reader.line(line)) take(reading);
      if (records >= BATCH_RECORDS || units >= BATCH_UNITS) yield flush();
    }
  }
  for (const reading of reader.end()) take(reading);
  yield flush();
}
