import { isCjk } from '../../src/text.ts';
import { oneLine } from './plain-text.ts';

/** The part of a document's interface that is used here. */
export interface PageElement {
  readonly localName: string;
  readonly textContent: string | null;
  readonly children: Iterable<PageElement>;
  readonly parentElement: PageElement | null;
  closest(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  remove(): void;
}

/** A piece of text that stands in lines of its own. */
export interface Line {
  readonly element: PageElement;
  readonly text: string;
  /** How much of it leads elsewhere, from 0 to 1. */
  readonly linked: number;
  /** Whole sentences, and not one big link. */
  readonly prose: boolean;
}

const BLOCKS =
  'address, article, aside, blockquote, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, table, tbody, td, tfoot, th, thead, tr, ul';

/**
 * Takes from an article what stands in it and is none of it: captions and credits, what leads to other
 * articles, and, before its first sentences and after its last ones, the site's own words.
 */
export function removeFurniture(article: PageElement, title: string): void {
  const captions = [...article.querySelectorAll('figcaption')];
  const lines = linesOf(article).filter(({ element }) => element.closest('figcaption') === null);
  const first = lines.findIndex(({ prose }) => prose);
  // Pictures, or a list: then what looks like furniture may be all there is.
  if (first < 0) return;
  const last = lines.findLastIndex(({ prose }) => prose);
  let followed = false;
  for (const [at, line] of [...lines.entries()].reverse()) {
    const none =
      isAside(line) ||
      (at < first && isOpening(line, title)) ||
      (at > last && (isClosing(line) || (!followed && HEADING.test(line.element.localName))));
    if (none) line.element.remove();
    else followed = true;
  }
  for (const caption of captions) caption.remove();
}

const HEADING = /^h[1-6]$/;

/** The innermost blocks with a text, in order. */
export function linesOf(article: PageElement): Line[] {
  const blocks = [...article.querySelectorAll(BLOCKS)];
  const outer = new Set<PageElement>();
  for (const block of blocks) {
    for (let at = block.parentElement; at !== null && !outer.has(at); at = at.parentElement) outer.add(at);
  }
  const lines: Line[] = [];
  for (const element of blocks) {
    if (outer.has(element)) continue;
    const text = oneLine(element.textContent ?? '');
    if (text === '') continue;
    let linked = 0;
    for (const link of element.querySelectorAll('a')) linked += oneLine(link.textContent ?? '').length;
    linked = Math.min(1, linked / text.length);
    lines.push({ element, text, linked, prose: linked < 0.5 && isProse(text) });
  }
  return lines;
}

function isProse(text: string): boolean {
  return isCjk(text)
    ? text.length >= 30 && /[。！？；，]/.test(text)
    : text.length >= 80 && /[.!?…;:,]/.test(text);
}

const AWAY =
  /^[^\p{L}]*(?:read (?:more|also|next)|see (?:more|also)|also (?:on|read)|related\b|more (?:on|from|about)\b|don.t miss|you may also|you might also|watch(?: now)?:|continue reading|story continues|recommended|(?:weiter)?lesen sie|mehr zum|siehe auch|auch interessant|lea (?:también|tambien|más)|vea (?:también|tambien)|leggi anche|lire aussi|à lire|leia (?:também|mais)|czytaj (?:też|także|więcej)|延伸阅读|相关阅读|推荐阅读|相关文章|更多精彩|点击阅读|阅读原文)/iu;
const ADVERT =
  /^[^\p{L}]*(?:advert(?:isement|ising)?|anzeige|reklama|publicidad|publicité|werbung|广告|廣告)[^\p{L}]*$/iu;
const CREDIT =
  /^(?:©|\(?\s*(?:photo(?:graph)?s?|images?|picture|foto|bild|fotos|bilder|crédito|credit|图片来源|图源|图片)\s*(?:by|credit|copyright|courtesy|:|：))/iu;

/** Wherever it stands: an advertisement, a credit, a pointer to another article. */
function isAside({ text, linked }: Line): boolean {
  if (text.length > 200) return false;
  if (ADVERT.test(text) || (text.length < 120 && CREDIT.test(text))) return true;
  return AWAY.test(text) && (linked >= 0.5 || text.length < 40);
}

/** Before the first sentences: the headline again, menus, who wrote it and when. */
function isOpening({ element, text, linked }: Line, title: string): boolean {
  if (text.length > 100) return false;
  if (linked >= 0.6 || sameText(text, title)) return true;
  // A point of a summary is longer than an entry of a menu.
  if (element.localName === 'li' && (linked > 0 || text.length < 20)) return true;
  return (text.length < 60 && BYLINE.test(text)) || isDate(text);
}

const BYLINE = /^(?:by|von|par|por|di|published|updated|posted)\b/iu;
const DATED = /\b(?:19|20)\d\d\b|(?:19|20)\d\d年|\b\d{1,2}:\d\d\b/;

/** A date or a time, and next to nothing else. */
function isDate(text: string): boolean {
  if (!DATED.test(text)) return false;
  const letters = text.replace(/[^\p{L}]|[年月日]/gu, '');
  return letters.length <= (isCjk(letters) ? 8 : 30);
}

const PROMPT =
  /^(?:please )?(?:subscribe|sign up|follow|join|share|abonn\p{L}+|suscr\p{L}+)\b|newsletter|^(?:\d+|no|leave a|write a|post a|add a) comments?\b|^comments?(?: are)? (?:closed|off)|^comments?$|kommentare? (?:schreiben|geschlossen)|keine kommentare|all rights reserved|^(?:copyright|©)|(?:欢迎|点击)(?:订阅|关注)|公众号|转载请|未经.{0,8}转载|扫码|二维码/iu;

/** After the last sentences: links, and what the reader should do now. */
function isClosing({ text, linked }: Line): boolean {
  return linked >= 0.5 || AWAY.test(text) || (text.length < 150 && PROMPT.test(text));
}

function sameText(one: string, other: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare(one) === bare(other);
}
