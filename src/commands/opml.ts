import type { Source } from '../model.ts';

/** A list of sources in the form that feed readers exchange. */
export function opml(sources: readonly Pick<Source, 'url' | 'title' | 'site'>[]): string {
  const outlines = sources.map(({ url, title, site }) => {
    const name = attribute(title || site);
    return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${attribute(url)}"/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>ainews</title></head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

/** Control characters have no place in XML, not even written as entities. */
function attribute(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
