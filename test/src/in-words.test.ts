import { describe, expect, it } from 'vitest';
import { inWords } from '../../src/cards/in-words.ts';
import { expressionOf } from '../../src/commands/rules.ts';

describe('a question in words', () => {
  it.each([
    ['sora', '“sora”', '“sora”'],
    ['sora -funding', '“sora” and not “funding”', '“sora”，并且不含“funding”'],
    ['(sora OR kling) price', '(“sora” or “kling”) and “price”', '(“sora”，或者“kling”)，并且“price”'],
    ['-(a OR b) c', 'not (“a” or “b”) and “c”', '不含(“a”，或者“b”)，并且“c”'],
    ['title:"video model"', '“video model” in the title', '标题里有“video model”'],
    ['gpt*', 'words that begin with “gpt”', '以“gpt”开头的词'],
    ['=US', '“US” written just so', '大小写一致的“US”'],
    ['/gpt-[5-9]/', 'the pattern /gpt-[5-9]/', '正则 /gpt-[5-9]/'],
    ['llama 4 price', '“llama 4” and “price”', '“llama 4”，并且“price”'],
    ['GPT 5 OR claude opus 4.7', '“GPT 5” or “claude opus 4.7”', '“GPT 5”，或者“claude opus 4.7”'],
    ['gpt 5 -gpt 5 mini', '“gpt 5” and not “gpt 5 mini”', '“gpt 5”，并且不含“gpt 5 mini”'],
    ['title:llama 4', '“llama 4” in the title', '标题里有“llama 4”'],
    ['sam altman -gpt-5', '“sam altman” and not “gpt-5”', '“sam altman”，并且不含“gpt-5”'],
    ['openai 5 billion', '“openai” and “5” and “billion”', '“openai”，并且“5”，并且“billion”'],
    ['sora sources:3', '“sora” and told by at least 3 outlets', '“sora”，并且至少 3 家媒体报道'],
  ])('%s', (line, en, zh) => {
    expect(inWords(expressionOf(line), 'en')).toBe(en);
    expect(inWords(expressionOf(line), 'zh')).toBe(zh);
  });
});
