import { describe, expect, it } from 'vitest';
import { parseRobots } from '../../../adapters/reader/robots.ts';

const TEXT = `User-agent: *
Disallow: /private
Disallow: /*.pdf$
Allow: /private/open

User-agent: otherbot
User-agent: AINews
Disallow: /drafts # not yet
Disallow:
`;

describe('robots.txt', () => {
  it('is obeyed by the group that names this program', () => {
    const rules = parseRobots(TEXT, 'ainews');
    expect([rules.allows('/drafts/1'), rules.allows('/private')]).toEqual([false, true]);
  });

  it('is obeyed by the group for all where none does, the longest rule first', () => {
    const rules = parseRobots(TEXT, 'someone');
    const paths = ['/private/a', '/private/open/a', '/a.pdf', '/a.pdf?x', '/drafts'];
    expect(paths.map((path) => rules.allows(path))).toEqual([false, true, false, true, true]);
  });

  it('allows everything when there is nothing in it', () => {
    expect(parseRobots('<html>404</html>', 'ainews').allows('/')).toBe(true);
  });

  it('is not slow where its patterns are nasty', () => {
    const rules = parseRobots(`User-agent: *\nDisallow: /${'*a'.repeat(240)}$`, 'ainews');
    const start = performance.now();
    rules.allows(`/${'a'.repeat(5_000)}b`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
