import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { parsedText } from '../../../adapters/reader/plain-text.ts';
import { simpleText } from '../../../adapters/reader/simple-html.ts';
import { type Events, readSimpleXml } from '../../../adapters/reader/simple-xml.ts';

const TAGS =
  '<p> </p> <p\tclass="a>b"> <br> <br/> <img\nsrc=x/> <li> </li> <ul> </ul> <a\nhref=\'x\'> </a> <td> </td> <tr> </tr> <table> </table> <hr> <h2> </h2> <b> </b> <dt> <dd> <div> </div> <o:p> <script> </p > < <!-- <![CDATA[ ]]> --> <?x?> <!x> </> <P> <x/> <x\ny=1\n/> <p\n=a> <p\nb="';
const TEXTS = [
  '&amp;',
  '&lt;',
  '&nbsp;',
  '&#39;',
  '&#x4e2d;',
  '&#128;',
  '&',
  'word',
  '中文',
  '😀',
  '\ud800',
  ' ',
  '\n',
  '\u3000',
  '\u200b',
];
const markup = fc
  .array(fc.constantFrom(...TAGS.split(' '), ...TEXTS), { maxLength: 14 })
  .map((pieces) => pieces.join(''));

/** What is told, with texts that follow each other as one. */
function told(tell: (events: Events) => unknown): unknown[] {
  const log: unknown[] = [];
  const events: Events = {
    onopentag: (name, attributes) => log.push(['open', name, { ...attributes }]),
    ontext: (text) => {
      const last = log.at(-1);
      if (Array.isArray(last) && last[0] === 'text') last[1] += text;
      else log.push(['text', text]);
    },
    oncdatastart: () => log.push('cdata'),
    oncdataend: () => log.push('end of cdata'),
    onclosetag: (name) => log.push(['close', name]),
  };
  tell(events);
  return log;
}

describe('the short way through markup', () => {
  it('tells of XML what the whole parser tells, or nothing', () => {
    fc.assert(
      fc.property(markup, (text) => {
        let sound = false;
        const short = told((events) => {
          sound = readSimpleXml(text, events, () => false);
        });
        const parser = (events: Events) =>
          new Parser(events, { xmlMode: true, decodeEntities: false }).end(text);
        if (sound) expect(short).toEqual(told(parser));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes whole documents with declarations, comments and CDATA', () => {
    const text =
      '<?xml version="1.0"?><!DOCTYPE rss><!-- a > b --><rss a="1" a="2"><x/><![CDATA[<b>]]>&amp;</rss>';
    expect(readSimpleXml(text, { ...quiet }, () => false)).toBe(true);
  });

  it('leaves what breaks off to the whole parser', () => {
    for (const text of ['<a', '<a b="', '<![CDATA[x', '<!-- x', '</a', 'a < b'])
      expect(readSimpleXml(text, { ...quiet }, () => false)).toBe(false);
  });

  it('makes of HTML what the whole parser makes of it, or nothing', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const short = simpleText(html);
        if (short !== undefined) expect(short).toBe(parsedText(html));
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes paragraphs, lists and links, and none of what could be more', () => {
    expect(simpleText('<p>One &amp; <a href="x>y">two</a></p><ul><li>a<li>b</ul>')).toBe(
      'One & two\n\na\n\nb',
    );
    for (const html of ['<script>x</script>', '&lt;b&gt;', '<p>a</b>', '<p>\u0000</p>', '<svg></svg>'])
      expect(simpleText(html)).toBeUndefined();
  });
});

const quiet: Events = {
  onopentag() {},
  ontext() {},
  oncdatastart() {},
  oncdataend() {},
  onclosetag() {},
};
