import type { PlanChange } from './command.ts';
import { withoutCourtesy } from './courtesy.ts';
import { readSchedule } from './schedule.ts';

const EVERY = /\b(?:every|each|daily|weekdays?|weekly|mornings?|evenings?)\b|每|工作日|周末/iu;
const AROUND =
  /\b(?:i|we|would|like|want|need|to|send|give|post|get|deliver|push|email|show|remind|me|us|a|an|the|my|our|your|ai|of|with|in|this|channel|here|digests?|briefings?|brief|summary|round-?up|newsletter|report|news|headlines|updates?)\b/giu;
const AROUND_ZH =
  /给我们?|给大家|发给我们?|推给我们?|推送|发送|发|提醒|请|我们?|一?[份个](?=.*[报闻讯要])|简报|早报|晚报|日报|周报|新闻|资讯|汇总|摘要|(?<![a-z])AI(?![a-z])|(?<![\d点])看/giu;

/** The hours that are named in people's own words, as a schedule has them; undefined where no hour is. */
export function scheduleSaid(bare: string): string | undefined {
  if (!EVERY.test(bare) || !/\d|[一二三四五六七八九十]点/u.test(bare)) return undefined;
  const evening = /\bevenings?\b/iu.test(bare);
  return bare
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
}

const DAYS = 'day|morning|evening|night|weekday|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const DIGEST = [
  /^(.*\S)[, ]+((?:only )?(?:in|with) (?:the|my|our|a) (?:daily |morning |evening )?(?:digest|briefing)(?: only)?)$/iu,
  new RegExp(
    `^(.*\\S)[, ]+((?:daily|weekly|once a (?:day|week)|on a (?:daily|weekly) basis|(?:every|each) (?:single )?(?:${DAYS}))(?: (?:digests?|briefings?|updates?|summary))?(?: (?:at|around|by) \\d{1,2}(?::\\d\\d)? ?(?:[ap]m)?)?(?: only)?)$`,
    'iu',
  ),
  /^(.*[^ ,、])[ ,、]+((?:每天|每日|每早|每晚|每周[一二三四五六日天]?|每个?工作日|工作日)[^ ]*)$/u,
  /^(.*[^ ,、])[ ,、]*((?:每天|每日|每早|每晚|每周[一二三四五六日天]?|每个?工作日)的?(?:早上|早晨|上午|中午|下午|傍晚|晚上|早|晚)?的?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:点(?:半|\d{1,2}分?)?|:\d\d))?(?:给我们?|向我|定时|汇总|推送|推|发送|发|提醒|通知|一次|一份|简报|早报)*(?<!(?:每.|每周.|工作日)))$/u,
  /^(.*?[^ ,、])[ ,、]*((?:只要?|放|只放)(?:在|进|到)?(?:简报|日报|早报)(?:里|中)?(?:推送|推|看|就行|即可)*)$/u,
];
const INSTANT = [
  /^(.*\S)[, ]+(?:instantly|immediately|right away|at once|in real[- ]?time|as it happens)$/iu,
  /^(.*[^ ,、])[ ,、]*(?:实时|即时|立即|立刻|马上|第一时间)(?:推送|推|通知|提醒|告诉|发)(?:给?我们?)?$/u,
];
/** These lead to a title: `the daily`. */
const LEADS = /^(?:the|an?|my|our|its)$/iu;

const ALONE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:in(?:to)? |with |only )*(?:the |a )?(?:daily|every day|digests?|briefings?)(?: only)?$/iu,
    'when:digest',
  ],
  [/^(?:改成|改为|换成)?(?:每天|每日|简报|只?[进放]简报|日报|早报)$/u, 'when:digest'],
  [/^(?:instant(?:ly)?|immediately|right away|at once|real[- ]?time|live)$/iu, 'when:instant'],
  [/^(?:改成|改为|换成)?(?:实时|即时|立即|立刻|马上)(?:推送|提醒|通知)?$/u, 'when:instant'],
  [/^(?:both|alerts and (?:digest|briefing))$/iu, 'when:both'],
];

/** Nobody says it in more words than fit into this. */
const SAID = 160;

/** The setting that words are which only say when it is to come: of `edit 2 daily`. */
export function timingAlone(change: string): string | undefined {
  if (change.length > SAID) return undefined;
  const said = withoutCourtesy(change).bare.replace(/^(?:to )?(?:be )?/iu, '');
  return ALONE.find(([shape]) => shape.test(said))?.[1];
}

/** What is followed, without the words behind it that say when it is to come, which are then the setting. */
export function timingSaid(rest: string): { readonly rest: string; readonly hours?: PlanChange } {
  const front = rest.slice(0, -SAID);
  const end = rest.slice(front.length);
  for (const shape of INSTANT) {
    const [, topic = ''] = shape.exec(end) ?? [];
    if (topic !== '') return { rest: `${front}${topic} when:instant` };
  }
  for (const shape of DIGEST) {
    const [, topic = '', when = ''] = shape.exec(end) ?? [];
    if (topic === '' || LEADS.test(front + topic)) continue;
    const hours = readSchedule(scheduleSaid(when) ?? '');
    return { rest: `${front}${topic} when:digest`, ...(hours && !('key' in hours) && { hours }) };
  }
  return { rest };
}
