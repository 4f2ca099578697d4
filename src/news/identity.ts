/**
 * One address per piece. Two addresses that open the same page in a browser should be one string here,
 * so that a piece that comes back through a feed, a share link or a phone is recognised.
 */

/** Parameters that say how a reader came, never what is read. */
const TRACKING =
  /^(utm_\w+|at_(medium|campaign|custom\w*|link\w*)|mc_[ce]id|mkt_tok|(g|fb|ms|tt|y|dc|tw|li_fat_|igsh)clid|_ga|_gl|_hs\w+|hsctatracking|igshid|igsh|spm|spm_id_from|scm|share_\w+|sharefrom|ref|ref_src|ref_url|referrer|cmpid|ncid|ito|smid|smtyp|ocid|cvid|guccounter|guce_\w+|vd_source|xtor|isappinstalled|tt_from|feed_id|amp|outputtype)$/i;

/** Parameters that say so on one host only. */
const TRACKING_AT: readonly (readonly [RegExp, RegExp])[] = [
  [/(^|\.)baidu\.com$/, /^(wfr|for|searchword)$/],
  [
    /^mp\.weixin\.qq\.com$/,
    /^(chksm|scene|subscene|srcid|sessionid|mpshare|from|clicktime|enterid|ascene|devicetype|version|lang|nettype|exportkey|pass_ticket|wx_header|poc_token)$/,
  ],
  [/(^|\.)youtube\.com$/, /^(si|feature|pp|ab_channel)$/],
  [/^x\.com$/, /^[st]$/],
  [
    /(^|\.)163\.com$|(^|\.)sina\.(com\.)?cn$|(^|\.)sohu\.com$|(^|\.)qq\.com$/,
    /^(from|spss|f|vt|wm|cid_from)$/,
  ],
];

/** Other names of one host. */
const SAME_HOST: Readonly<Record<string, string>> = { 'twitter.com': 'x.com', 'new.qq.com': 'news.qq.com' };

/** The web address that people mean by `text`, or undefined when it is none (`javascript:`, `无`, …). */
export function addressOf(text: string): URL | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || /[\s<>"]/.test(trimmed)) return undefined;
  const written = /^https?:\/\//i.test(trimmed)
    ? trimmed
    : /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#:]|$)/i.test(trimmed)
      ? `https://${trimmed}`
      : undefined;
  if (written === undefined || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  return url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[')
    ? url
    : undefined;
}

/**
 * The canonical form of a web address: https, no `www.`, `m.` or AMP host, no default port, tracking
 * parameter, fragment or trailing slash, the remaining parameters sorted. What is no web address comes
 * back trimmed. Applying it twice changes nothing.
 */
export function canonicalUrl(address: string): string {
  return addressOf(address) ? settled(address, canonicalStep) : address.trim();
}

function canonicalStep(address: string): string {
  const url = addressOf(address);
  if (!url) return address;
  const page = unwrapped(url);
  const host = canonicalHost(page.hostname);
  const port = /^(80|443)?$/.test(page.port) ? '' : `:${page.port}`;
  return `https://${host}${port}${canonicalPath(page.pathname)}${canonicalQuery(page, host)}${routedFragment(page)}`;
}

/** The page behind an AMP cache (`www-site-com.cdn.ampproject.org/c/s/site.com/page`) or viewer. */
function unwrapped(url: URL): URL {
  const inner =
    url.hostname.endsWith('.cdn.ampproject.org') || /^\/amp\/s\//.test(url.pathname)
      ? /^\/(?:[a-z]\/|amp\/)(?:s\/)?(?<page>[^/]+\.[^/]+\/?.*)$/.exec(url.pathname)?.groups?.page
      : undefined;
  const page = inner === undefined ? undefined : addressOf(`https://${inner}${url.search}`);
  return page ?? url;
}

function canonicalHost(hostname: string): string {
  const lower = hostname.replace(/\.$/, '');
  const plain = settled(lower, (host) =>
    host.replace(/^(www\d?|m|mobile|amp|wap|touch)\.(?=[^.]+\.[^.]+)/, ''),
  );
  const wiki = plain.replace(/^([a-z]{2,3})\.m\.(wikipedia\.org)$/, '$1.$2');
  return SAME_HOST[wiki] ?? wiki;
}

function canonicalPath(pathname: string): string {
  const spelled = pathname
    .replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())
    .replace(/%(2D|2E|5F|7E|3[0-9]|[46][1-9A-F]|[57][0-9A])/g, (code) => decodeURIComponent(code))
    .replace(/\/{2,}/g, '/');
  return settled(spelled, (path) =>
    path
      .replace(/^\/amp(?=\/.)/, '')
      .replace(/(\/index\.(html?|php)|\/amp(\.html)?|\/)$/i, '')
      .replace(/\.amp(\.html)?$/i, '$1'),
  );
}

/** Applies `step` until it changes nothing more. */
function settled(text: string, step: (text: string) => string): string {
  const next = step(text);
  return next === text ? text : settled(next, step);
}

function canonicalQuery(url: URL, host: string): string {
  const tracking = TRACKING_AT.filter(([hosts]) => hosts.test(host)).map(([, names]) => names);
  const kept = [...url.searchParams].filter(
    ([name]) => !TRACKING.test(name) && !tracking.some((names) => names.test(name)),
  );
  kept.sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
  const query = new URLSearchParams(kept).toString();
  return query === '' ? '' : `?${query}`;
}

/** A fragment that a page in the browser routes by (`#/news/1`, `#!page`) is part of the address. */
function routedFragment(url: URL): string {
  return /^#(!|\/).+/.test(url.hash) ? url.hash : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The day that an address carries in its path (`/2024/02/15/`, `/20240215/`, `2024-02-15`), as noon UTC, so that
 * it reads as the same day almost everywhere. Absent when there is none.
 */
export function dateInUrl(address: string): number | undefined {
  const path = addressOf(address)?.pathname;
  if (path === undefined) return undefined;
  for (const match of path.matchAll(
    /(?<![\d.])(?<y>(?:19|20)\d\d)(?<gap>[/_-]?)(?<m>\d{1,2})\k<gap>(?<d>\d{1,2})(?!\d)/g,
  )) {
    const { y, gap, m, d } = match.groups as Record<'y' | 'gap' | 'm' | 'd', string>;
    if (gap === '' && (m.length < 2 || d.length < 2)) continue;
    const day = dayAt(Number(y), Number(m), Number(d));
    if (day !== undefined) return day;
  }
  return undefined;
}

/** Noon UTC of a calendar day; absent when the calendar has no such day. */
export function dayAt(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day, 12);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : undefined;
}
