import type { Command, Refusal } from './command.ts';
import { withoutCourtesy } from './courtesy.ts';
import { VERB_WORDS, type VerbName, verbNamed } from './verbs.ts';
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
    .replace(/(?<=.)的?(?:全部|所有|最新)?的?(?:新闻|消息|资讯|动态|报道|推送)$/u, '')
    .replace(/(?<=.)(?=[\d一二两三四五六七八九十]{1,2}个?(?:天|周|星期|小时|月)$)/u, ' ');
  return rest === '' ? undefined : { verb: verbNamed(word)!, line: `${word} ${rest}` };
}

const EVERY = /\b(?:every|each|daily|weekdays?|weekly|mornings?|evenings?)\b|每|工作日|周末/iu;
const AROUND =
  /\b(?:i|we|would|like|want|need|to|send|give|post|get|deliver|push|email|show|remind|me|us|a|an|the|my|our|your|ai|of|with|in|this|channel|here|digests?|briefings?|brief|summary|round-?up|newsletter|report|news|headlines|updates?)\b/giu;
const AROUND_ZH =
  /给我们?|给大家|发给我们?|推给我们?|推送|发送|发|提醒|请|我们?|一?[份个](?=.*[报闻讯要])|简报|早报|晚报|日报|周报|新闻|资讯|汇总|摘要|(?<![a-z])AI(?![a-z])|(?<![\d点])看/giu;

/** A briefing at an hour: "send me a digest every morning at 8", 每天早上8点给我发简报. */
function briefing(bare: string, isCommand: (line: string) => boolean): string | undefined {
  if (!EVERY.test(bare) || !/\d|[一二三四五六七八九十]点/u.test(bare)) return undefined;
  const evening = /\bevenings?\b/iu.test(bare);
  const when = bare
    .replace(/每个?(?=工作日|周末)/gu, '')
    .replace(/每(?=晚|早)/gu, '每天')
    .replace(AROUND, ' ')
    .replace(AROUND_ZH, ' ')
    .replace(
      /\b(?:every|each) (?:single )?(?:day|morning|evening)\b|\b(?:in the )?(?:mornings?|evenings?)\b/giu,
      ' daily ',
    )
    .replace(/\b(?:every|each) weekday\b|\bweekday\b/giu, 'weekdays')
    .replace(/\bweekly\b/giu, 'mon')
    .replace(/\b(?:at|around|by) (\d{1,2}(?::\d\d)?)(?= |$)/giu, evening ? '$1pm' : 'at $1')
    .replace(/\bo'?clock\b/giu, '')
    .replace(/(\D)的(?=\D|$)/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  const line = `digest ${when}`;
  return isCommand(line) ? line : undefined;
}
