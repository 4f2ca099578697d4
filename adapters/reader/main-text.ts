import { linesOf, type PageElement } from './furniture.ts';

const ELSEWHERE =
  'nav, aside, footer, form, [class*="comment" i], [id*="comment" i], [class*="cookie" i], [id*="cookie" i], [class*="consent" i]';
/** Of the sentences under an element, what one below it has to hold to be the better choice. */
const MOST = 0.7;

/** The innermost element that holds most of the whole sentences of a page; undefined where there are none. */
export function mainText(body: PageElement): PageElement | undefined {
  for (const element of body.querySelectorAll(ELSEWHERE)) element.remove();
  const held = new Map<PageElement, number>();
  for (const { element, text, prose } of linesOf(body)) {
    if (!prose) continue;
    for (let at: PageElement | null = element; at !== null; at = at.parentElement) {
      held.set(at, (held.get(at) ?? 0) + text.length);
      if (at === body) break;
    }
  }
  const all = held.get(body);
  if (all === undefined) return undefined;
  let chosen = body;
  for (;;) {
    const within = held.get(chosen)! * MOST;
    const next = [...chosen.children].find((child) => (held.get(child) ?? 0) >= within);
    if (next === undefined || !holdsSeveral(next, held)) return chosen;
    chosen = next;
  }
}

function holdsSeveral(element: PageElement, held: ReadonlyMap<PageElement, number>): boolean {
  return [...element.children].some((child) => held.has(child));
}
