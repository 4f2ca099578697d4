import { TEXT_FIELDS, type TextField } from '../news/expression.ts';

/** A term before its value is judged: `since:soon` and `/(/` still pass here. */
export interface Value {
  readonly kind: 'word' | 'prefix' | 'exact' | 'phrase' | 'regex';
  readonly text: string;
}

export type Field = TextField | 'since' | 'before' | 'sources';

export type Token =
  | { readonly kind: 'open'; readonly field?: Field }
  | { readonly kind: 'close' | 'or' | 'and' | 'not' }
  | { readonly kind: 'term'; readonly value: Value; readonly field?: Field }
  | { readonly kind: 'setting'; readonly name: string; readonly value: string };

/** Brackets nested deeper than this are read as if they were not there. */
const MAX_DEPTH = 32;

const CHINESE_FIELDS: Readonly<Record<string, Field>> = {
  标题: 'title',
  正文: 'body',
  来源: 'source',
  网站: 'site',
  语言: 'lang',
  关键词: 'keyword',
  技术: 'tech',
  行业: 'industry',
  公司: 'company',
  人物: 'person',
};

const FIELDS = new Map<string, Field>([
  ...[...TEXT_FIELDS, 'since' as const, 'before' as const, 'sources' as const].map(
    (name) => [name, name] as [string, Field],
  ),
  ...Object.entries(CHINESE_FIELDS),
]);

/** What ends a word. A quote inside one begins a phrase: `title:"video model"`, but also `5"tablet"`. */
const WORD = /[^\s()"|]+/y;
const NAME = /(\p{L}+):(?=[^\s)|])/uy;

/** A comma before a field or a setting, and behind a value that has none in it. */
const BEFORE_NAME = /(?<![,;、。]|&\w{2,8})[,;、。]+ *(?=(\p{L}+):[^\s)|])/gu;
const BEHIND_VALUE =
  /(?=[,;、。])(?<=(?:^|\s)(?:since|before|sources|when|max|for|until|page):[^\s"(),;、。]+)[,;、。]+/giu;

/** `openai，since：7d` is `openai since:7d`. What is in quotation marks, or may be, stays. */
function withoutCommas(line: string, settings: ReadonlySet<string>): string {
  if (line.includes('"') || line.includes('/')) return line;
  return line
    .replace(BEFORE_NAME, (comma, name: string) => {
      const known = FIELDS.has(name.toLowerCase()) || settings.has(name.toLowerCase());
      return known ? ' ' : comma;
    })
    .replace(BEHIND_VALUE, ' ');
}

/**
 * Cuts a normalised line into tokens, in one pass. Whatever makes no sense (an unclosed quote, a bracket
 * without its partner, a lone minus) is left out, so every line has tokens.
 * `settings` are the names that are settings here, outside brackets only.
 */
export function lex(written: string, settings: ReadonlySet<string> = new Set()): Token[] {
  const line = withoutCommas(written, settings);
  const tokens: Token[] = [];
  let depth = 0;
  let at = 0;
  let regexesMayClose = true;

  while (at < line.length) {
    const char = line[at]!;
    if (char === '(') {
      open();
    } else if (char === ')') {
      close();
    } else if (char === '|') {
      tokens.push({ kind: 'or' });
      at++;
    } else if (char === '-' || char === '!') {
      if (/[^\s)|]/.test(line[at + 1] ?? ' ')) tokens.push({ kind: 'not' });
      at++;
    } else if (char === ' ') {
      at++;
    } else {
      term();
    }
  }
  return tokens;

  function open(field?: Field): void {
    depth++;
    if (depth <= MAX_DEPTH) tokens.push({ kind: 'open', ...(field && { field }) });
    at++;
  }

  function close(): void {
    if (depth > 0 && depth <= MAX_DEPTH) tokens.push({ kind: 'close' });
    depth = Math.max(0, depth - 1);
    at++;
  }

  function term(): void {
    const name = match(NAME)?.[1]?.toLowerCase() ?? '';
    const field = FIELDS.get(name);
    if (settings.has(name) && depth === 0) {
      at += name.length + 1;
      tokens.push({ kind: 'setting', name, value: settingValue() });
    } else if (field) {
      at += name.length + 1;
      fieldTerm(field);
    } else {
      plainTerm();
    }
  }

  function fieldTerm(field: Field): void {
    if (line[at] === '(') {
      open(field);
      return;
    }
    const found = value();
    if (found) tokens.push({ kind: 'term', value: found, field });
  }

  function plainTerm(): void {
    const found = value();
    if (!found) return;
    if (found.kind === 'word' && found.text === 'OR') tokens.push({ kind: 'or' });
    else if (found.kind === 'word' && found.text === 'AND') tokens.push({ kind: 'and' });
    else if (found.kind === 'word' && found.text === 'NOT') tokens.push({ kind: 'not' });
    else tokens.push({ kind: 'term', value: found });
  }

  /** The value that begins here, past it; undefined when only a stray character was there. */
  function value(): Value | undefined {
    const char = line[at];
    if (char === '"') return phrase();
    if (char === '/') return regex();
    if (char === '=') return exact();
    if (char === '-' || char === '!') {
      at++;
      return undefined;
    }
    const text = match(WORD)?.[0];
    if (text === undefined) return undefined;
    at += text.length;
    const stem = text.replace(/\*+$/, '');
    if (stem === '') return undefined;
    return stem === text ? { kind: 'word', text } : { kind: 'prefix', text: stem };
  }

  function exact(): Value | undefined {
    at++;
    // Looked at before the word is cut, or a row of `=` would be cut again at each of them.
    if (/[-!=/]/.test(line[at] ?? '=')) return undefined;
    const text = match(WORD)?.[0];
    if (text === undefined) return undefined;
    at += text.length;
    return { kind: 'exact', text };
  }

  function phrase(): Value | undefined {
    const end = line.indexOf('"', at + 1);
    const text = line.slice(at + 1, end).trim();
    at = end < 0 ? at + 1 : end + 1;
    return end < 0 || text === '' ? undefined : { kind: 'phrase', text };
  }

  /** `/…/` up to a slash that ends a term, so that `/r/MachineLearning` stays a word. */
  function regex(): Value | undefined {
    const start = ++at;
    if (!regexesMayClose) return undefined;
    for (let end = start; end < line.length; end++) {
      if (line[end] === '\\') end++;
      else if (line[end] === '/' && end > start && /[\s)|]/.test(line[end + 1] ?? ' ')) {
        at = end + 1;
        return {
          kind: 'regex',
          text: line.slice(start, end).replace(/\\(.)/gu, (pair, char) => (char === '/' ? '/' : pair)),
        };
      }
    }
    // None closes after this one, so none after a later one either: the line is read once, not n times.
    regexesMayClose = false;
    return undefined;
  }

  function settingValue(): string {
    if (line[at] === '"') return phrase()?.text ?? '';
    const text = match(WORD)?.[0] ?? '';
    at += text.length;
    return text;
  }

  function match(shape: RegExp): RegExpExecArray | null {
    shape.lastIndex = at;
    return shape.exec(line);
  }
}

/** Is a term of this kind held against text? */
export function isTextField(field: Field | undefined): field is TextField | undefined {
  return field !== 'since' && field !== 'before' && field !== 'sources';
}
