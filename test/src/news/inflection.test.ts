import { describe, expect, it } from 'vitest';
import { inflections } from '../../../src/news/inflection.ts';

describe('inflections', () => {
  it('finds plural and singular of each other', () => {
    expect(inflections('agents')).toContain('agent');
    expect(inflections('agent')).toContain('agents');
    expect(inflections('companies')).toContain('company');
    expect(inflections('company')).toContain('companies');
  });

  it('finds the forms of a verb', () => {
    expect(inflections('launched')).toContain('launch');
    expect(inflections('releases')).toContain('releasing');
    expect(inflections('planned')).toContain('plan');
  });

  it('leaves short words, names with digits and Chinese alone', () => {
    for (const word of ['aws', 'us', 'gpt4', 'o1', '模型']) expect(inflections(word)).toEqual([]);
  });
});
