import { describe, expect, it } from 'vitest';
import { createCopies, fingerprints } from '../../../src/news/winnow.ts';

const DAY = 86_400_000;

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const HAN =
  '港口码头船舶机器人运行装卸集装箱负责人过去快慢海洋风力电网城市工厂学校医院研究数据模型训练发布合作投资计划时间'.split(
    '',
  );

/** Made-up text: sentences of made-up words, in Han or Latin. */
function writing(roll: () => number, sentences: number, han: boolean): string[] {
  const word = (): string =>
    Array.from({ length: 3 + Math.floor(roll() * 5) }, () => 'abcdeilmnorstu'[Math.floor(roll() * 14)]).join(
      '',
    );
  return Array.from({ length: sentences }, () =>
    han
      ? `${Array.from({ length: 18 + Math.floor(roll() * 20) }, () => HAN[Math.floor(roll() * HAN.length)]).join('')}。`
      : `${Array.from({ length: 10 + Math.floor(roll() * 10) }, word).join(' ')}.`,
  );
}

type Edit = (sentences: readonly string[], fresh: readonly string[]) => readonly string[];

const EDITS: Readonly<Record<string, Edit>> = {
  'another header and footer': (sentences, fresh) => [
    ...fresh.slice(0, 2),
    ...sentences,
    ...fresh.slice(2, 4),
  ],
  'the second half cut off': (sentences) => sentences.slice(0, Math.ceil(sentences.length / 2)),
  'paragraphs in another order': (sentences) => [...sentences.slice(8), ...sentences.slice(0, 8)],
  'three sentences of ten rewritten': (sentences, fresh) =>
    sentences.map((sentence, i) => (i % 10 < 3 ? fresh[i % fresh.length]! : sentence)),
};

describe('near-copies', () => {
  for (const [name, edit] of Object.entries(EDITS)) {
    it(`finds a copy with ${name}`, () => {
      const roll = dice(7);
      const copies = createCopies();
      const pieces = Array.from({ length: 200 }, (_, i) => writing(roll, 20, i % 2 === 0));
      for (const [i, piece] of pieces.entries()) copies.add(i, fingerprints(piece.join(' ')), i);
      const found = pieces.filter((piece, i) => {
        const copy = edit(piece, writing(roll, 20, i % 2 === 0)).join(' ');
        return copies.find(fingerprints(copy))?.id === i;
      });
      expect(found.length / pieces.length).toBeGreaterThanOrEqual(0.94);
    });
  }

  it('finds the traditional edition', () => {
    const copies = createCopies();
    const text =
      '港口启用无人码头，机器人装卸集装箱。负责人说，这比过去快一倍，电网也为此扩建，城市将投资更多研究。'.repeat(
        1,
      );
    copies.add(1, fingerprints(`${text}${writing(dice(3), 8, true).join('')}`), 0);
    const traditional = text
      .replaceAll('码头', '碼頭')
      .replaceAll('机器', '機器')
      .replaceAll('装', '裝')
      .replaceAll('电网', '電網');
    expect(copies.find(fingerprints(`${traditional}${writing(dice(3), 8, true).join('')}`))?.id).toBe(1);
  });

  it('takes no other piece for a copy', () => {
    const roll = dice(11);
    const copies = createCopies();
    for (let i = 0; i < 400; i++) copies.add(i, fingerprints(writing(roll, 20, i % 2 === 0).join(' ')), i);
    const wrong = Array.from({ length: 400 }, (_, i) =>
      copies.find(fingerprints(writing(roll, 20, i % 2 === 0).join(' '))),
    );
    expect(wrong.filter(Boolean).length).toBeLessThanOrEqual(2);
  });

  it('says nothing of a text that is too short to tell', () => {
    const copies = createCopies();
    copies.add(1, fingerprints('A short note.'), 0);
    expect(copies.find(fingerprints('A short note.'))).toBeUndefined();
    expect(copies.find(fingerprints(''))).toBeUndefined();
  });

  it('forgets after the window', () => {
    const copies = createCopies({ window: 2 * DAY });
    const text = writing(dice(5), 20, false).join(' ');
    copies.add(1, fingerprints(text), 0);
    expect(copies.find(fingerprints(text))?.id).toBe(1);
    copies.add(2, fingerprints(writing(dice(6), 20, false).join(' ')), 1.5 * DAY);
    copies.add(3, fingerprints(writing(dice(8), 20, false).join(' ')), 3 * DAY);
    expect(copies.find(fingerprints(text))).toBeUndefined();
  });

  it('takes a headline and its text for what they are together', () => {
    const roll = dice(9);
    for (let i = 0; i < 40; i++) {
      const title = writing(roll, 1, i % 2 === 0).join(' ');
      const body = writing(roll, i < 20 ? 20 : 400, i % 2 === 0).join(' ');
      expect(fingerprints(title, body)).toEqual(fingerprints(`${title}\n${body}`));
    }
  });

  it('keeps all of many thousand pieces', () => {
    const roll = dice(10);
    const copies = createCopies();
    const texts = Array.from({ length: 3_000 }, (_, i) => writing(roll, 6, i % 2 === 0).join(' '));
    for (const [i, text] of texts.entries()) copies.add(i, fingerprints(text), i);
    const told = texts.map((text) => fingerprints(text)).filter((prints) => prints.length >= 4);
    expect(told.length).toBeGreaterThan(2_000);
    for (const prints of told) expect(copies.find(prints)?.containment).toBe(1);
  });
});
