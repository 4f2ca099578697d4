// Writes the tables in the READMEs that come from the code: node scripts/papers.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { VERBS, type VerbEntry } from '../src/commands/verbs.ts';
import type { Lang } from '../src/model.ts';

const HEADS: Readonly<Record<Lang, string>> = {
  en: '| what you type | what it does | also | who sees the answer |\n|---|---|---|---|',
  zh: '| 输入 | 作用 | 也可以写 | 谁能看到 |\n|---|---|---|---|',
};
const SEEN: Readonly<Record<Lang, Readonly<Record<VerbEntry['seenBy'], string>>>> = {
  en: { you: 'only you', everyone: 'everyone here, with Undo' },
  zh: { you: '只有你', everyone: '频道里所有人，可撤销' },
};

/** Every verb as a row. */
export function verbTable(lang: Lang): string {
  const rows = VERBS.map((verb: VerbEntry) => {
    const shapes = verb.shapes.map((shape) => `\`${shape.replaceAll('|', '\\|')}\``).join('<br>');
    return `| ${shapes} | ${verb.does[lang]} | ${verb.aliases.join(' ')} | ${SEEN[lang][verb.seenBy]} |`;
  });
  return [HEADS[lang], ...rows].join('\n');
}

/** The paper with its verb table as the code has it. */
export function withTable(paper: string, lang: Lang): string {
  return paper.replace(
    /(<!-- verbs -->)[\s\S]*?(<!-- \/verbs -->)/,
    (_whole, start: string, end: string) => `${start}\n${verbTable(lang)}\n${end}`,
  );
}

if (import.meta.main) {
  for (const [name, lang] of [
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ] as const) {
    const path = new URL(`../${name}`, import.meta.url);
    writeFileSync(path, withTable(readFileSync(path, 'utf8'), lang));
  }
}
