import type { Lang } from '../model.ts';
import { addressOf } from './identity.ts';
import { FIELDS, type Field, LABELS } from './record.ts';
import { FIELD_MAX, type RecordReading } from './record-reader.ts';

/** What is wrong with a record, or with what stands where a record should. */
export type RecordFault =
  | { readonly kind: 'stray' | 'no-title' | 'only-title' }
  | { readonly kind: 'no-address'; readonly text: string }
  | { readonly kind: 'cut'; readonly field: Field };

export interface Fault {
  readonly line: number;
  readonly fault: RecordFault;
  /** True when the record is left out; else it is kept, with the loss that the fault names. */
  readonly fatal: boolean;
}

/** Values that people write for "there is none". */
const NONE = /^(|无|暂无|没有|n\/?a|none|null|-+|—+)$/i;

/** What a person should know about a reading; empty for a sound record. */
export function faultsOf(reading: RecordReading): readonly Fault[] {
  if (reading.kind === 'stray') return [{ line: reading.line, fault: { kind: 'stray' }, fatal: true }];
  const { record, line, lines } = reading;
  if (record.title === '') return [{ line, fault: { kind: 'no-title' }, fatal: true }];
  if (FIELDS.every((field) => field === 'title' || record[field] === '')) {
    return [{ line, fault: { kind: 'only-title' }, fatal: true }];
  }
  if (!addressOf(record.link) && !NONE.test(record.link)) {
    const text = record.link.slice(0, 80);
    return [{ line: lines.link ?? line, fault: { kind: 'no-address', text }, fatal: true }];
  }
  return reading.cut.map((field) => ({
    line: lines[field] ?? line,
    fault: { kind: 'cut', field },
    fatal: false,
  }));
}

/** The fault in words: what is wrong, and what to do. */
export function explainFault(fault: RecordFault, lang: Lang): string {
  const zh = lang === 'zh';
  const label = zh ? '“标题:”' : '"标题:" (or "Title:")';
  switch (fault.kind) {
    case 'stray':
      return zh
        ? `这段文字不属于任何记录，已跳过。每条记录要以${label}开头的一行开始。`
        : `This text belongs to no record and was skipped. Begin each record with a line ${label}.`;
    case 'no-title':
      return zh
        ? `这条记录没有标题，未导入。请在记录开头加一行${label}。`
        : `This record has no title and was left out. Add a line ${label} at its beginning.`;
    case 'only-title':
      return zh
        ? `这条记录只有标题，未导入。请补上“${LABELS.link}:”或“${LABELS.summary}:”。`
        : `This record has nothing but a title and was left out. Add a line "${LABELS.link}:" (Link) or "${LABELS.summary}:" (Summary).`;
    case 'no-address':
      return zh
        ? `链接“${fault.text}”不是网址，这条记录未导入。请写成 https://… ，没有链接就留空。`
        : `The link "${fault.text}" is not a web address, so the record was left out. Write it as https://…, or leave the field empty.`;
    case 'cut':
      return zh
        ? `“${LABELS[fault.field]}”超过 ${FIELD_MAX.toLocaleString('zh-CN')} 个字符，多出的部分没有导入。请确认这里没有漏掉下一条记录的标题。`
        : `"${LABELS[fault.field]}" is longer than ${FIELD_MAX.toLocaleString('en')} characters; the rest was left out. Check that no title line of a next record is missing.`;
  }
}
