import { parseOpml } from 'feedsmith';

export interface ListedFeed {
  readonly url: string;
  readonly title: string;
}

interface Outline {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly outlines?: readonly Outline[];
}

/** The feeds of an OPML file, folders opened, each address once. Throws for what is no OPML. */
export function readOpml(text: string): ListedFeed[] {
  const feeds = new Map<string, ListedFeed>();
  const { body } = parseOpml(text);
  const open = [...((body?.outlines ?? []) as readonly Outline[])];
  for (let outline = open.shift(); outline; outline = open.shift()) {
    const { xmlUrl: url = '', text: name = '', title = name } = outline;
    if (/^https?:\/\//i.test(url) && URL.canParse(url)) feeds.set(url, { url, title });
    open.push(...(outline.outlines ?? []));
  }
  return [...feeds.values()];
}
