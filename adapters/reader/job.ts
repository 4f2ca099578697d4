import { decode } from './charset.ts';
import { type Feed, parseFeed } from './feed.ts';
import { type FeedLink, feedLinks } from './feed-links.ts';
import { opmlLinks } from './opml.ts';
import type { ExtractedPage } from './page.ts';

/** Bytes to be made sense of. */
export interface Job {
  readonly want: 'feed' | 'page';
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: string;
}

/** A feed; or, where there is none in the bytes, what else they are. */
export interface JobResult {
  readonly feed?: Feed;
  readonly page?: ExtractedPage;
  /** Feeds that an HTML page names, or that an OPML file lists. */
  readonly links?: readonly FeedLink[];
  readonly html: boolean;
}

/** Binary files have zero bytes near their start; text in UTF-16 and UTF-32 has them too, but begins otherwise. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1_024);
  const [a, b] = head;
  const wide =
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff) ||
    (a === 0x3c && b === 0) ||
    (a === 0 && (b === 0x3c || b === 0));
  return !wide && head.includes(0);
}

export async function runJob({ want, bytes, contentType, url }: Job): Promise<JobResult> {
  if (isBinary(bytes)) return { html: false };
  if (want === 'feed') {
    const feed = parseFeed(bytes, { contentType, url });
    if (feed) return { feed, html: false };
    const text = decode(bytes, contentType);
    const listed = opmlLinks(text);
    if (listed) return { html: false, links: listed };
    const html = isHtml(text, contentType);
    return { html, ...(html && { links: feedLinks(text, url) }) };
  }
  const text = decode(bytes, contentType);
  if (!isHtml(text, contentType)) return { html: false };
  // Only pages need the heavier libraries.
  const { extractPage } = await import('./page.ts');
  return { page: extractPage(text, url), html: true };
}

function isHtml(text: string, contentType: string): boolean {
  return (
    /html/i.test(contentType) || /<(!doctype html|html|head|body|article|p|div)\b/i.test(text.slice(0, 4_096))
  );
}
