import type { Holding } from '../../src/news/holds.ts';

/** An article of which nothing but its outlet is known. */
const BLANK: Holding = {
  at: Date.parse('2026-11-01T00:00:00Z'),
  title: '',
  body: '',
  event: '',
  keywords: [],
  technologies: [],
  industries: [],
  companies: [],
  people: [],
  lang: 'en',
  site: 'news.example',
  source: 'News',
  outlets: () => 1,
};

/** An article of which only the headline is known. */
export function titled(title: string): Holding {
  return { ...BLANK, title };
}
