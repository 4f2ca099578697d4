import { describe, expect, it } from 'vitest';
import { signalsOf } from '../../../src/news/signals.ts';

describe('the signals of an article', () => {
  it('are the same name, version and sum in both languages', () => {
    const zh = signalsOf({ title: '英伟达向 Mistral 投资 25 亿美元，Tern 4.1 已就绪' });
    const en = signalsOf({ title: 'Nvidia invests $2.5bn in Mistral as Tern-4.1 is ready' });
    const both = [...zh.neutral].filter((signal) => en.neutral.has(signal));
    expect(both).toEqual(expect.arrayContaining(['#2500000000usd', 'tern 4.1']));
    expect([...zh.names].filter((name) => en.names.has(name)).length).toBeGreaterThanOrEqual(1);
  });

  it('name a company that no table knows, when the record does and the headline has it', () => {
    const record = { title: '海湾智造公布财报', companies: ['海湾智造', '北辰机电'] };
    expect([...signalsOf(record).names]).toEqual(['@海湾智造']);
  });

  it('take a place for a name, and a term for a plain word', () => {
    const { names, plain } = signalsOf({ title: 'Singapore opens an institute for AI safety' });
    expect([...names]).toHaveLength(1);
    expect([...plain].filter((word) => names.has(word))).toEqual([]);
    expect(plain.size).toBeGreaterThan(0);
  });

  it('count what is said once as one thing, however it can be read', () => {
    const { neutral } = signalsOf({ title: 'The M4 is out after a 650m round' });
    expect([...neutral].filter((signal) => /4|650/.test(signal))).toEqual(['#650000000', 'm 4']);
  });

  it('leave out the outlet and the label', () => {
    const bare = signalsOf({ title: 'Harborlight raises money for undersea data centers' });
    const hung = signalsOf({
      title: '[News] Harborlight raises money for undersea data centers - The Daily Fjord',
    });
    expect([...hung.weights.keys()]).toEqual([...bare.weights.keys()]);
  });
});
