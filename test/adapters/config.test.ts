import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../adapters/config.ts';

const model = (env: Record<string, string>) => readConfig({ HOME: '/tmp', ...env }).model;
const BASE = { AINEWS_LLM_URL: 'https://api.example.com/v1/', AINEWS_LLM_MODEL: 'small' };

describe('the settings of a model', () => {
  it('are none unless they are given', () => {
    expect(model({})).toBeUndefined();
  });

  it('take the base address in whatever way it was copied', () => {
    for (const url of [
      'https://api.example.com/v1',
      'https://api.example.com/v1/',
      'https://api.example.com/v1/chat/completions',
    ])
      expect(model({ ...BASE, AINEWS_LLM_URL: url })).toEqual({
        url: 'https://api.example.com/v1',
        name: 'small',
        daily: 200,
      });
  });

  it('take a key and a daily limit', () => {
    expect(model({ ...BASE, AINEWS_LLM_KEY: ' sk-1 ', AINEWS_LLM_DAILY: '0' })).toMatchObject({
      key: 'sk-1',
      daily: 0,
    });
  });

  it.each([
    ['no model', { AINEWS_LLM_MODEL: '' }],
    ['no address', { AINEWS_LLM_URL: '' }],
    ['no web address', { AINEWS_LLM_URL: 'api.example.com' }],
    ['a key that would go out in the clear', { AINEWS_LLM_URL: 'http://api.example.com/v1' }],
    ['a password in the address', { AINEWS_LLM_URL: 'https://me:secret@api.example.com/v1' }],
    ['this machine without leave', { AINEWS_LLM_URL: 'http://127.0.0.1:11434/v1' }],
    ['a limit that is no number', { AINEWS_LLM_DAILY: 'many' }],
    ['a broken key', { AINEWS_LLM_KEY: 'sk-secret\nline' }],
  ])('are refused with %s, and the key is not in what is said', (_, over) => {
    const env = { ...BASE, AINEWS_LLM_KEY: 'sk-secret', ...over };
    expect(() => model(env)).toThrow(ConfigError);
    expect(() => model(env)).toThrow(/^AINEWS_LLM_(?:(?!secret)[\s\S])*$/);
  });

  it('reach this machine where that is allowed', () => {
    expect(
      model({ ...BASE, AINEWS_LLM_URL: 'http://localhost:11434/v1', AINEWS_ALLOW_LOOPBACK: 'on' })?.url,
    ).toBe('http://localhost:11434/v1');
  });
});
