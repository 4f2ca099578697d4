import { stat } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import type { Draft, Lang } from '../../src/model.ts';
import { explainFault, type Fault } from '../../src/news/record-fault.ts';
import type { Clock } from '../../src/ports.ts';
import { draftsIn } from './drafts.ts';

export interface ImportPorts {
  /** Saves a batch, each draft in its story; says of each whether it is new. */
  readonly save: (drafts: readonly Draft[]) => Promise<readonly { readonly new: boolean }[]>;
  readonly clock: Clock;
  /** The language of the messages; English when absent. */
  readonly lang?: Lang;
  readonly onProgress?: (progress: ImportProgress) => void;
}

interface ImportProgress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly imported: number;
}

/** Something about a file or a record that a person should mend. */
interface BadRecord {
  readonly file: string;
  /** From 1; absent when the whole file is meant. */
  readonly line?: number;
  readonly message: string;
}

export interface ImportResult {
  readonly imported: number;
  /** Records that the store had already, or that came twice in the files. */
  readonly known: number;
  readonly bad: readonly BadRecord[];
  /** Bad entries beyond those listed. */
  readonly moreBad: number;
}

/** More than anyone reads, and little enough to hold. */
const BAD_MAX = 1_000;

/**
 * Imports record files into the store, in order. A record that the store knows (by its canonical address, or by
 * its text when it has no link) is updated there and counted as known, so importing twice adds
 * nothing. A bad record or file is named in `bad` and the rest is kept; only the store's own errors
 * are thrown.
 */
export async function importRecords(paths: readonly string[], ports: ImportPorts): Promise<ImportResult> {
  // A long stream of short-lived text makes V8 widen its nursery again and again, by 70 MB in the end and for
  // no gain in speed; this keeps it as it is.
  setFlagsFromString('--semi-space-growth-factor=1');
  const lang = ports.lang ?? 'en';
  const bad: BadRecord[] = [];
  let moreBad = 0;
  let imported = 0;
  let known = 0;
  let bytesRead = 0;
  const sizes = await Promise.all(paths.map(sizeOf));
  const bytesTotal = sizes.reduce<number>((sum, size) => sum + (typeof size === 'number' ? size : 0), 0);

  function complain(entry: BadRecord): void {
    if (bad.length < BAD_MAX) bad.push(entry);
    else moreBad++;
  }

  function count(saved: readonly { readonly new: boolean }[]): void {
    const fresh = saved.filter((article) => article.new).length;
    imported += fresh;
    known += saved.length - fresh;
  }

  async function importFile(file: string): Promise<void> {
    let records = 0;
    const faults: Fault[] = [];
    const onBytes = (bytes: number) => {
      bytesRead += bytes;
    };
    const batches = draftsIn(file, { arrivedAt: ports.clock.now(), onBytes });
    for (;;) {
      const next = await batches.next().catch((error: NodeJS.ErrnoException) => {
        complain({ file, message: unreadable(error, lang) });
        return undefined;
      });
      if (!next) return;
      if (next.done) break;
      const batch = next.value;
      if (batch.drafts.length > 0) count(await ports.save(batch.drafts));
      records += batch.records;
      faults.push(...batch.faults);
      if (records > 0)
        for (const { line, fault } of faults.splice(0))
          complain({ file, line, message: explainFault(fault, lang) });
      ports.onProgress?.({ file, bytesRead, bytesTotal, imported });
    }
    if (records === 0) complain({ file, message: noRecords(lang) });
  }

  for (const [at, file] of paths.entries()) {
    const size = sizes[at];
    if (typeof size === 'number') await importFile(file);
    else complain({ file, message: unreadable(size!, lang) });
  }
  return { imported, known, bad, moreBad };
}

/** The file's size, or why it cannot be read. */
async function sizeOf(path: string): Promise<number | NodeJS.ErrnoException> {
  try {
    const file = await stat(path);
    return file.isDirectory() ? Object.assign(new Error('directory'), { code: 'EISDIR' }) : file.size;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

function noRecords(lang: Lang): string {
  return lang === 'zh'
    ? '这个文件里没有记录。每条记录以“标题:”开头的一行开始，写法见 seeds/README.md。'
    : 'This file holds no record. Each record begins with a line "标题:" (or "Title:"); seeds/README.md shows the format.';
}

function unreadable(error: NodeJS.ErrnoException, lang: Lang): string {
  const zh = lang === 'zh';
  switch (error.code) {
    case 'ENOENT':
      return zh ? '没有这个文件，请检查路径。' : 'There is no such file. Check the path.';
    case 'EACCES':
    case 'EPERM':
      return zh ? '没有读取这个文件的权限。' : 'This file may not be read. Check its permissions.';
    case 'EISDIR':
      return zh
        ? '这是一个文件夹，请指定里面的文件，例如 文件夹/*.txt。'
        : 'This is a folder. Name the files in it, for example folder/*.txt.';
    default:
      return zh ? `读取失败：${error.message}` : `This file could not be read: ${error.message}`;
  }
}
