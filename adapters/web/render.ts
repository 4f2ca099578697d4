import {
  type Block,
  type Button,
  type Card,
  type Choice,
  type Part,
  roomWord,
  type Text,
} from '../../src/card.ts';
import { say } from '../../src/i18n/index.ts';
import { formatDay, formatInstant, type View } from '../../src/time.ts';
import { visible, visibleLine, webAddress } from '../../src/visible.ts';
import { escapeHtml } from './escape.ts';
import { STYLE } from './style.ts';

export interface PageOptions {
  /** Where a pressed button posts its line, as the field `text`; without it buttons only show. */
  readonly action?: string;
}

/** Cards as a whole page that needs nothing else: no script, no file, no font from elsewhere. */
export function renderPage(cards: readonly Card[], view: View, options: PageOptions = {}): string {
  const product = say(view.lang).home.title;
  const title = visibleLine(cards[0]?.title ?? product);
  return `<!doctype html>
<html lang="${view.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src https: http:; form-action 'self'; base-uri 'none'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header class="brand"><b>${escapeHtml(product)}</b><span>${escapeHtml(formatDay(view.now, view))}</span></header>
${cards.map((card) => renderCard(card, view, options)).join('\n')}
</main>
</body>
</html>
`;
}

/** One card as an element. Every word of it is escaped; only http and https become links. */
export function renderCard(card: Card, view: View, options: PageOptions = {}): string {
  const title = visibleLine(card.title ?? '');
  const url = card.url === undefined ? undefined : webAddress(card.url);
  const heading = url ? link(url, title) : escapeHtml(title);
  return [
    `<article class="card" style="--tone: var(--${card.tone})">`,
    ...(title === '' ? [] : [`<h2>${heading}</h2>`]),
    ...card.blocks.map((block) => renderBlock(block, view, options)),
    '</article>',
  ].join('\n');
}

function renderBlock(block: Block, view: View, options: PageOptions): string {
  switch (block.kind) {
    case 'text':
      return paragraph(block.text, view);
    case 'list': {
      const start = block.start ?? 1;
      const items = block.items.map((item, i) => {
        const number = block.ordered ? ` data-n="${Number(start + i)}"` : '';
        return `<li${number}>${inline(item, view)}</li>`;
      });
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case 'facts': {
      const rows = block.facts.map(
        ({ label, value }) => `<dt>${escapeHtml(visibleLine(label))}</dt><dd>${inline(value, view)}</dd>`,
      );
      return `<dl>${rows.join('')}</dl>`;
    }
    case 'rule':
      return '<hr>';
    case 'image': {
      const url = webAddress(block.url);
      const alt = escapeHtml(visibleLine(block.alt));
      return url
        ? `<img src="${escapeHtml(url)}" alt="${alt}" loading="lazy" referrerpolicy="no-referrer">`
        : '';
    }
    case 'buttons':
      return `<div class="buttons">${block.buttons.map((button) => renderButton(button, options)).join('')}</div>`;
    case 'menu':
      return renderMenu(block.label, block.options, view, options);
  }
}

function paragraph(text: Text, view: View): string {
  const [only, ...more] = text;
  const isHeading = more.length === 0 && only !== undefined && typeof only !== 'string' && 'strong' in only;
  return isHeading
    ? `<h3 class="heading">${escapeHtml(visibleLine(only.strong))}</h3>`
    : `<p>${inline(text, view)}</p>`;
}

const inline = (text: Text, view: View): string => text.map((part) => renderPart(part, view)).join('');

function renderPart(part: Part, view: View): string {
  if (typeof part === 'string') return lines(part);
  if ('strong' in part) return `<strong>${lines(part.strong)}</strong>`;
  if ('faint' in part) return `<span class="faint">${lines(part.faint)}</span>`;
  if ('time' in part) return time(part, view);
  if ('room' in part) return `<strong>${lines(roomWord(part.room))}</strong>`;
  const url = webAddress(part.link);
  return url ? link(url, visibleLine(part.text)) : lines(part.text);
}

const lines = (text: string): string => escapeHtml(visible(text)).replaceAll('\n', '<br>');

function link(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}" rel="noopener noreferrer nofollow" target="_blank">${escapeHtml(text)}</a>`;
}

function time({ time: at, style }: Extract<Part, { time: number }>, view: View): string {
  const words = escapeHtml(formatInstant(at, style, view));
  const known = Math.abs(at) <= 8.64e15;
  return known ? `<time datetime="${new Date(at).toISOString()}">${words}</time>` : words;
}

function renderButton(button: Button, { action }: PageOptions): string {
  const label = escapeHtml(visibleLine(button.label));
  if (label === '') return '';
  if ('url' in button) {
    const url = webAddress(button.url);
    if (!url) return '';
    return `<a class="button" href="${escapeHtml(url)}" rel="noopener noreferrer nofollow" target="_blank">${label}</a>`;
  }
  const ask = escapeHtml(visibleLine(button.ask));
  const look = button.look ? ` ${button.look}` : '';
  if (action === undefined)
    return `<button type="button" class="button${look}" title="${ask}">${label}</button>`;
  return `<form method="post" action="${escapeHtml(action)}"><button class="button${look}" name="text" value="${ask}">${label}</button></form>`;
}

/** Without a script a choice takes effect by the button beside it. */
function renderMenu(label: string, choices: readonly Choice[], view: View, { action }: PageOptions): string {
  const invitation = escapeHtml(visibleLine(label));
  const options = choices.map(
    (choice) =>
      `<option value="${escapeHtml(visibleLine(choice.ask))}">${escapeHtml(visibleLine(choice.label))}</option>`,
  );
  const select = `<select name="text" required aria-label="${invitation}"><option value="">${invitation}</option>${options.join('')}</select>`;
  const go = `<button class="button">${escapeHtml(say(view.lang).go)}</button>`;
  return action === undefined
    ? `<div class="menu">${select}</div>`
    : `<form class="menu" method="post" action="${escapeHtml(action)}">${select}${go}</form>`;
}
