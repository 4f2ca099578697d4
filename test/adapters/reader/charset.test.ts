import { describe, expect, it } from 'vitest';
import { decode } from '../../../adapters/reader/charset.ts';

/** 人工智能新闻 in encodings that only Asia uses. */
const ASIAN: readonly (readonly [string, string, string])[] = [
  ['gb2312', '人工智能', 'c8cbb9a4d6c7c4dc'],
  ['big5', '人工智慧', 'a448a475b4bcbc7a'],
  ['shift_jis', '人工知能', '906c8d48926d945c'],
  ['euc-kr', '인공지능', 'c0ceb0f8c1f6b4c9'],
];

const prolog = (name: string) => Buffer.from(`<?xml version="1.0" encoding="${name}"?><t>`);
const hex = (text: string) => Buffer.from(text, 'hex');

describe('the encoding of a document', () => {
  it.each(ASIAN)('is believed when the document says it: %s', (name, text, code) => {
    expect(decode(Buffer.concat([prolog(name), hex(code)]))).toContain(text);
  });

  it.each(ASIAN)('is believed when the header says it: %s', (name, text, code) => {
    expect(decode(hex(code), `text/html; charset="${name.toUpperCase()}"`)).toBe(text);
  });

  it('is taken from a meta tag of either kind', () => {
    const [, text, code] = ASIAN[0]!;
    for (const meta of [
      '<meta charset=gbk>',
      '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    ]) {
      expect(decode(Buffer.concat([Buffer.from(`<html><head>${meta}`), hex(code)]))).toContain(text);
    }
  });

  it('is what the bytes are where a server says otherwise by habit', () => {
    expect(decode(Buffer.from('<t>智能 ’ é'), 'text/xml; charset=iso-8859-1')).toBe('<t>智能 ’ é');
    const [, text, code] = ASIAN[0]!;
    expect(decode(Buffer.concat([prolog('gb2312'), hex(code)]), 'text/xml; charset=utf-8')).toContain(text);
  });

  it('is found in UTF-16 with a mark and without', () => {
    const utf16 = Buffer.from('<t>智能</t>', 'utf16le');
    expect(decode(Buffer.concat([hex('fffe'), utf16]))).toBe('<t>智能</t>');
    expect(decode(utf16)).toBe('<t>智能</t>');
    expect(decode(Buffer.concat([hex('feff'), Buffer.from(utf16).swap16()]))).toBe('<t>智能</t>');
  });

  it('is UTF-8 for a text with a few broken bytes, and Western for one that is nothing else', () => {
    expect(decode(Buffer.concat([Buffer.from('人工智能新闻'), hex('ff')]))).toBe('人工智能新闻\ufffd');
    expect(decode(hex('63616fe9'), 'text/html')).toBe('caoé');
  });
});
