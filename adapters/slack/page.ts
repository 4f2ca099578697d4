import type { ServerResponse } from 'node:http';
import { html } from 'hono/html';
import type { Lang } from '../../src/model.ts';

/** One sentence in a browser, of our own words alone. */
export interface Page {
  readonly status: number;
  readonly lang: Lang;
  readonly words: string;
  readonly link?: { readonly to: string; readonly label: string };
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export async function showPage(response: ServerResponse, { status, lang, words, link }: Page): Promise<void> {
  const page = await html`<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>AI News</title>
<style>body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem }</style>
<p>${words}</p>
${link ? html`<p><a href="${link.to}">${link.label}</a></p>` : ''}
</html>
`;
  response.writeHead(status, HEADERS).end(String(page));
}
