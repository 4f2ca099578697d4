import type { FeedLink } from './feed-links.ts';
import { oneLine, tidy } from './plain-text.ts';
import { type Element, parseXml } from './xml.ts';

const MOST = 2_000;

/** The feeds of an OPML list, each once; undefined when the text is no OPML. */
export function opmlLinks(text: string): FeedLink[] | undefined {
  if (!/<opml[\s>]/i.test(text.slice(0, 4_096))) return undefined;
  const found = new Map<string, FeedLink>();
  collect(parseXml(text, ''), found);
  return [...found.values()];
}

function collect(element: Element, found: Map<string, FeedLink>): void {
  if (found.size >= MOST) return;
  const { xmlurl, title, text } = element.attributes;
  if (element.name === 'outline' && xmlurl && /^https?:\/\//i.test(xmlurl.trim())) {
    const url = xmlurl.trim();
    if (URL.canParse(url) && !found.has(url))
      found.set(url, { url, title: oneLine(tidy(title || text || '')).slice(0, 200) });
  }
  for (const child of element.children) if (typeof child !== 'string') collect(child, found);
}
