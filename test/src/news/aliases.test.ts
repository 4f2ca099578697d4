import { describe, expect, it } from 'vitest';
import { aliasesIn, otherNames } from '../../../src/news/aliases.ts';
import { NAMES } from '../../../src/news/aliases-names.ts';
import { TERMS } from '../../../src/news/aliases-terms.ts';
import { tokens } from '../../../src/text.ts';

describe('aliases', () => {
  it('knows a person by both names, in any script, width or case', () => {
    expect(otherNames('奥特曼')).toContain('Sam Altman');
    expect(otherNames('sam altman')).toContain('奥特曼');
    expect(otherNames('ＡＬＴＭＡＮ')).toContain('奥特曼');
    expect(otherNames('文生視頻')).toContain('text-to-video');
    expect(otherNames('谷歌')).toContain('Google');
  });

  it('never gives a name as its own other name', () => {
    for (const name of ['OpenAI', 'LLM', '大模型', 'open source'])
      expect(otherNames(name)).not.toContain(name);
  });

  it('knows nothing of what is not in the table', () => {
    expect(otherNames('完全没有的名字')).toEqual([]);
    expect(otherNames('')).toEqual([]);
  });

  it('finds names of several words and names inside Chinese, without overlap', () => {
    const found = aliasesIn(tokens('Sam Altman谈谷歌的大语言模型'));
    expect(found.map(({ text }) => text)).toEqual(['sam altman', '谷歌', '大语言模型']);
  });

  it('holds no name twice in a group, and alone only names that stand in no group', () => {
    for (const line of `${NAMES}${TERMS}`.split('\n').filter((each) => each.trim() !== '')) {
      const group = line.split('|').map((name) => name.trim());
      if (group.length === 1) expect(otherNames(line), line).toEqual([]);
      expect(new Set(group).size, line).toBe(group.length);
      expect(group, line).not.toContain('');
    }
  });
});
