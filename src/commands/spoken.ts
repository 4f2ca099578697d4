import type { Command, Refusal } from './command.ts';
import { withoutCourtesy } from './courtesy.ts';
import { VERB_WORDS, type VerbName, verbNamed } from './verbs.ts';
import { scheduleSaid } from './when-said.ts';
import { CHANGES, LOOKS, type Saying } from './wishes.ts';

/** A line that says in people's own words what another line does. */
export interface Spoken {
  readonly line: string;
  /** May it be done at once? Else it is offered: what changes a room is not guessed. */
  readonly sure: boolean;
}

/** Nobody puts a wish at greater length. */
const LONGEST = 160;
/** Signs of the grammar itself: who writes these means them. */
const SIGNS = /["=*|()<>]|\p{L}:\S|https?:/u;

type Understand = (line: string) => Command | Refusal | undefined;

/**
 * The line that a wish comes to, which `understand` takes for a command; undefined for all else. What is
 * asked politely with one of our verbs (`please follow sora`) is that command.
 */
export function spoken(text: string, understand: Understand): Spoken | undefined {
  if (text.length > LONGEST || SIGNS.test(text)) return undefined;
  const isCommand = (line: string | undefined): line is string => {
    const reading = line === undefined ? undefined : line === '' ? HOME : understand(line);
    return reading !== undefined && !('key' in reading);
  };
  const { bare, polite } = withoutCourtesy(text);
  if (polite && isCommand(bare)) return { line: bare, sure: true };
  const apart = verbApart(bare);
  if (apart && isCommand(apart.line) && (polite || apart.verb !== 'search'))
    return { line: apart.line, sure: polite || HARMLESS.has(apart.verb) };
  const shown = said(LOOKS, text, isCommand) ?? said(LOOKS, bare, isCommand);
  if (shown !== undefined) return { line: shown, sure: true };
  const wished = said(CHANGES, bare, isCommand) ?? briefing(bare, isCommand);
  return wished === undefined ? undefined : { line: wished, sure: false };
}

const HOME: Command = { verb: 'home' };
const HARMLESS: ReadonlySet<VerbName> = new Set([
  'search',
  'open',
  'save',
  'share',
  'why',
  'more',
  'latest',
  'list',
  'sources',
  'help',
]);

function said(
  sayings: readonly Saying[],
  bare: string,
  isCommand: (line: string | undefined) => line is string,
): string | undefined {
  for (const { shape, line } of sayings) {
    const found = shape.exec(bare);
    const composed = found ? line(found) : undefined;
    if (isCommand(composed)) return composed;
  }
  return undefined;
}

/** The longest first: 取消订阅 is not 取消. */
const CHINESE_VERBS = VERB_WORDS.filter((word) => /^\p{Script=Han}{2,}$/u.test(word)).sort(
  (a, b) => b.length - a.length,
);

/** A verb with what it is about, free of what is said between: 订阅一下英伟达的新闻 is 订阅 英伟达. */
function verbApart(bare: string): { readonly verb: VerbName; readonly line: string } | undefined {
  const word = CHINESE_VERBS.find((verb) => bare.startsWith(verb) && bare.length > verb.length);
  if (word === undefined) return undefined;
  const rest = bare
    .slice(word.length)
    .replace(/^(?:一下|下|掉)?[,:、 ]*(?:关于|有关)?/u, '')
    .replace(
      /^(?!.*(?:每[天日周早晚]|工作日|[实即]时|立[即刻]|马上))(.+?)的?(?:全部|所有|最新)?的?(?:新闻|消息|资讯|动态|报道|推送)$/u,
      '$1',
    )
    .replace(/(?<=[^ ])(?=(?:每天|每日|每周|工作日|每个工作日).*$)/u, ' ')
    .replace(/(?<=.)(?=[\d一二两三四五六七八九十]{1,2}个?(?:天|周|星期|小时|月)$)/u, ' ');
  return rest === '' ? undefined : { verb: verbNamed(word)!, line: `${word} ${rest}` };
}

/** A briefing at an hour: "send me a digest every morning at 8", 每天早上8点给我发简报. */
function briefing(bare: string, isCommand: (line: string) => boolean): string | undefined {
  const when = scheduleSaid(bare);
  const line = `digest ${when}`;
  return when !== undefined && isCommand(line) ? line : undefined;
}
