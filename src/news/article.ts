import type { Draft, Instant } from '../model.ts';
import type { Enricher, Page } from '../ports.ts';
import { langOfText } from './draft.ts';
import { canonicalUrl } from './identity.ts';
import { siteOf } from './site.ts';

const DAY = 86_400_000;
/** More of a text than anybody reads here. */
const BODY_CHARS = 60_000;
const TITLE_CHARS = 300;

/** Chinese desks set GPT-5. 5 and 9. 99 美元: there no sentence ends with this sign. */
const LOOSE_POINT = /(?<=\d)\. (?=\d)/g;

/** What a feed or a page says of a piece. */
export type Piece = Pick<Page, 'title' | 'url' | 'text' | 'publishedAt'> & { readonly site?: string };

/** The article that a piece of the web is, before anything is recognised in it. */
export function draftOf(piece: Piece, arrivedAt: Instant, sourceId?: number): Draft {
  const { title, url, text, publishedAt } = piece;
  const at =
    publishedAt === undefined || publishedAt > arrivedAt + DAY ? undefined : Math.min(publishedAt, arrivedAt);
  const lang = langOfText(`${title}\n${text}`);
  const tidy = (written: string) =>
    (lang === 'zh' ? written.replace(LOOSE_POINT, '.') : written).normalize('NFC');
  return {
    title: tidy(title).slice(0, TITLE_CHARS),
    url,
    canonicalUrl: canonicalUrl(url),
    body: tidy(text).slice(0, BODY_CHARS),
    keywords: [],
    technologies: [],
    industries: [],
    companies: [],
    people: [],
    event: '',
    lang,
    site: siteOf(url) || piece.site || '',
    ...(sourceId !== undefined && { sourceId }),
    ...(at !== undefined && { publishedAt: at }),
    arrivedAt,
  };
}

/** The draft with what an enricher finds in it; as it is when the enricher fails. */
export async function enriched(draft: Draft, enricher: Enricher): Promise<Draft> {
  const found = await enricher.enrich(draft).catch(() => undefined);
  return found ? { ...draft, ...found } : draft;
}
