import type { Article } from '../model.ts';
import { fold } from '../text.ts';
import { columns } from './columns.ts';
import { OUTLETS } from './outlets.ts';

/**
 * An article's headline as every card shows it: without what only names its outlet, the day or the form,
 * where enough is left. What says whom it is about or how sure it is (`Sources:`, `Opinion:`) stays. This
 * is for eyes alone: what is stored, searched and matched is the whole title.
 */
type Headed = Pick<Article, 'title' | 'site'>;

/** Less than this, in columns, is no headline. */
const ENOUGH = 12;

/** Boards and columns that say nothing of the matter. Names of companies and products are no such. */
const FORMS =
  '问与答|程序员|分享创造|分享发现|分享|推广|酷工作|职场话题|远程工作|随想|生活|奇思妙想|求职|招聘|创业组队|求助|讨论|吐槽|反馈|转载|原创|独家|快讯|突发|公告|社区公告|活动预告|会议通知|企业风采|风口研报|金牌纪要库|盘中宝|研选|点金互动易|电报解读|九点特供|业界八卦|V2EX|D|R|P|N|discussion|research|project|news|question|help|showcase|exclusive|breaking|updated?';
const BRACKETED = new RegExp(`^[[【［](?:${FORMS})(?:[・·][^\\]】］]{1,8})?[\\]】］]\\s*`, 'iu');
const LABELS = [
  BRACKETED,
  /^(?:show|ask|tell|launch) hn\s?[:：]\s*/iu,
  /^(?:exclusive|breaking(?: news)?|just in|scoop|explainer|factbox|watch|update(?: \d+)?|live updates)\s?(?:[:：|]|\s[-–—]\s)\s*/iu,
  /^(?:EXCLUSIVE|BREAKING|UPDATE \d+|REFILE|WRAPUP \d+|RPT|FACTBOX|EXPLAINER)-\s?/u,
  /^(?:(?:36氪|硬氪)?(?:独家|首发)(?:报道|消息)?|突发|快讯|刚刚|重磅|原创|公司问答|研报掘金|大行评级|美股异动|港股异动|A股异动)\s?[|｜丨:：,，!！]\s*/u,
];
/** A Chinese agency with its day: `财联社 5 月 14 日电，`, `格隆汇 5 月 21 日｜`. */
const DATELINE =
  /^(?=[A-Za-z]*\p{Script=Han})([\p{Script=Han}A-Za-z]{2,12})\s?(?:\d{1,2}\s?月\s?)\d{1,2}\s?日\s?(?:(?:电|讯|消息)\s?(?:[(（]记者[^()（）]{1,20}[)）])?\s?[,，:：|｜丨]?|[|｜丨])\s*/u;
/** `OSLO, May 14 (Reuters) - `. */
const WIRE =
  /^\p{Lu}[\p{L} .,/]{1,40}?,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2} \((?:Reuters|AP|AFP|Bloomberg|Xinhua|UPI)\)\s*[-–—]+\s*/u;

const FRONT = [...LABELS, DATELINE, WIRE];

const TAIL = /(?:\s+(?:--?|[–—])\s+|\s*[|｜丨]\s*)((?:(?!\s--?\s)[^|｜丨–—]){2,40})$/u;
const CREDIT = /\s*[(（]([^()（）]{2,40})[)）]$/u;
const FORM_AT_END = /^(?:exclusive|updated|(?:36氪|硬氪)?(?:首发|独家)|最前线)$/iu;
/** Places that put the outlet behind each headline they take over. */
const COLLECTORS = /^(?:(?:www\.)?news\.google\.com|google news\b.*)$/iu;
/** And in brackets, with its author. */
const CREDITORS = /^(?:techmeme|(?:www\.)?techmeme\.com)$/iu;

export function shownTitle(article: Headed): string {
  return headlineOf(article).title;
}

/** Who tells it, for the byline: the outlet that the headline names where that is another than the site. */
export function outletOf(article: Headed): string {
  const { outlet } = headlineOf(article);
  return outlet === undefined || isSite(outlet, article.site) ? article.site : `${outlet} (${article.site})`;
}

interface Headline {
  readonly title: string;
  /** As its end names it. */
  readonly outlet?: string;
}

function headlineOf({ title, site }: Headed): Headline {
  let bare = title.trim();
  let outlet: string | undefined;
  for (let before = ''; bare !== before; ) {
    before = bare;
    for (const part of FRONT) {
      const found = part.exec(bare);
      const rest = enough(bare.slice(found?.[0].length ?? 0), bare);
      const agency = part === DATELINE && rest !== bare ? found?.[1] : undefined;
      if (agency !== undefined && OUTLETS.has(agency)) outlet = agency;
      bare = rest;
    }
  }
  for (let before = ''; bare !== before; ) {
    before = bare;
    for (const end of [TAIL, CREDIT]) {
      const found = end.exec(bare);
      if (found === null) continue;
      const named = end === CREDIT ? credited(found[1]!) : found[1]!.trim();
      const isOutlet =
        isNamed(named, site) || (outlet === undefined && (end === TAIL ? COLLECTORS : CREDITORS).test(site));
      if (!isOutlet && !FORM_AT_END.test(named)) continue;
      const rest = enough(bare.slice(0, found.index).trimEnd(), bare);
      if (rest !== bare && isOutlet) outlet = named;
      bare = rest;
    }
  }
  return { title: bare, ...(outlet !== undefined && { outlet }) };
}

function enough(shorter: string, whole: string): string {
  return columns(shorter) >= ENOUGH ? shorter : whole;
}

/** `Ada Berg/Bloomberg` is Bloomberg's. */
function credited(credit: string): string {
  return credit.slice(credit.lastIndexOf('/') + 1).trim();
}

function isNamed(name: string, site: string): boolean {
  return OUTLETS.has(name.toLowerCase().replace(/’/g, "'")) || isSite(name, site);
}

/** Does the name say the site, however either is written (`Fjord Daily`, `www.fjorddaily.example`)? */
function isSite(name: string, site: string): boolean {
  const [one, other] = [name, site].map((words) => fold(words).replace(/[^\p{L}\p{N}]/gu, ''));
  if (one === undefined || other === undefined || one.length < 2) return false;
  if (one === other) return true;
  // A short name may stand in any host by chance.
  return (
    one.length > 3 && (other.includes(one) || (one.includes(other.replace(/^www/, '')) && other.length > 3))
  );
}
