import type { Draft, Instant, Person } from '../../src/model.ts';
import type { DigestIssue, NewDelivery } from '../../src/ports.ts';

export const NOON: Instant = Date.UTC(2026, 10, 20, 12);
export const MINUTE = 60_000;
export const ROOM = 'slack:T01/C01';
export const OTHER_ROOM = 'discord:G01/C77';
export const ADA: Person = { platform: 'slack', space: 'T01', id: 'U_ADA', name: 'Ada' };
export const BO: Person = { platform: 'slack', space: 'T01', id: 'U_BO' };

export function draft(name: string, over: Partial<Draft> = {}): Draft {
  return {
    title: `${name} ships a video model`,
    url: `https://news.example/${name}?ref=feed`,
    canonicalUrl: `https://news.example/${name}`,
    body: `The company ${name} said on Friday that its model is open to all.`,
    keywords: [name, 'video'],
    technologies: ['diffusion'],
    industries: ['media'],
    companies: [name],
    people: [],
    event: `${name} opened its model.`,
    lang: 'en',
    site: 'News Example',
    arrivedAt: NOON,
    ...over,
  };
}

export function delivery(key: string, over: Partial<NewDelivery> = {}): NewDelivery {
  return {
    key,
    room: ROOM,
    kind: 'alert',
    card: { tone: 'news', title: key, blocks: [] },
    storyIds: [],
    dueAt: NOON,
    ...over,
  };
}

export function issue(over: Partial<DigestIssue> = {}): DigestIssue {
  return {
    room: ROOM,
    slot: NOON,
    local: '2026-11-20T12:00',
    from: NOON - 86_400_000,
    to: NOON,
    outcome: 'sent',
    counts: { found: 3, sameStory: 1, muted: 0, leftOut: 0, held: 0, missedIssues: 0 },
    ...over,
  };
}
