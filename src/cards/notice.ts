import type { Block, Button, Card, Part, Text, Tone } from '../card.ts';
import type { UserError } from '../errors.ts';
import { type Catalog, fill, reasonIn, say } from '../i18n/index.ts';
import type { Lang } from '../model.ts';
import { clipColumns } from './summary.ts';

/** One thing to tell: what it is, what to do about it, and the buttons that do it. */
export function notice(tone: Tone, title: string, text: Text = [], buttons: readonly Button[] = []): Card {
  const blocks: Block[] = [
    ...(text.length > 0 ? [{ kind: 'text' as const, text }] : []),
    ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
  ];
  return { tone, title, blocks };
}

/** What a person did that cannot be done, in their language, with what to do instead. */
export function problemCard(error: UserError, lang: Lang, buttons: readonly Button[] = []): Card {
  const { what, todo } = explain(error, lang);
  return notice('warn', what, todo, buttons);
}

/** The same as one line: for programs, and for places that hold nothing else. */
export function problemLine(error: UserError, lang: Lang): string {
  return explain(error, lang).what;
}

function explain({ key, params }: UserError, lang: Lang): { what: string; todo: Part[] } {
  const [what, todo] = say(lang).errors[key];
  const short = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? say(lang).number(value)
        : clipColumns(name === 'reason' ? reasonIn(lang, value) : value, 80),
    ]),
  );
  return { what: fill(what, short), todo: marked(todo, short) };
}

/** A sentence of the catalogs with what it puts between backticks as words to type. */
export function marked(sentence: string, params: Readonly<Record<string, string | number>> = {}): Part[] {
  return sentence
    .split('`')
    .map((piece, i): Part => (i % 2 === 1 ? { strong: fill(piece, params) } : fill(piece, params)))
    .filter((part) => part !== '');
}

/** A fault of ours: the person gets an id, the log has the cause. */
export function bugCard(id: string, lang: Lang): Card {
  const words: Catalog['notice'] = say(lang).notice;
  return notice('bad', words.bug, [words.bugTodo(id)]);
}

/** A change that was made, with the way back. */
export function changedCard(lang: Lang, what: string, details: Text = [], undo = true): Card {
  return notice('good', what, details, undo ? [{ label: say(lang).notice.undo, ask: 'undo' }] : []);
}

/** Asks before something that cannot be taken back. */
export function sureCard(lang: Lang, title: string, text: Text, ask: string): Card {
  const words = say(lang).notice;
  return notice('warn', title, text, [{ label: words.sure, ask, look: 'danger' }]);
}
