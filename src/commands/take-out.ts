import type { Card } from '../card.ts';
import { marked, notice, sureCard } from '../cards/notice.ts';
import { say } from '../i18n/index.ts';
import { personalRoom, roomKey } from '../room.ts';
import { clip } from '../text.ts';
import type { Answer } from './ask.ts';
import type { CommandOf } from './command.ts';
import { type Context, shown } from './context.ts';
import { iso, storyData } from './data.ts';
import { opml } from './opml.ts';
import { roomLines, roomText } from './room-text.ts';

/** What a card shows of a file. */
const BEGINNING = 1_500;
const CHANGES = 500;

/** `export opml|json|md|mine`: sources, this room's settings, or what is kept of the person who asks. */
export async function exportAll(context: Context, { what }: CommandOf<'export'>): Promise<Answer> {
  const file = await fileOf(context, what);
  const { taken } = say(context.lang);
  const card: Card = {
    tone: 'good',
    title: taken.export(file.name),
    blocks: [
      { kind: 'text', text: [taken.beginning] },
      { kind: 'text', text: [clip(file.text, BEGINNING)] },
    ],
  };
  return { ok: true, cards: [card], file, data: { name: file.name, text: file.text } };
}

async function fileOf(context: Context, what: CommandOf<'export'>['what']) {
  const { store, room, view } = context;
  switch (what) {
    case 'opml':
      return { name: 'sources.opml', text: opml(await store.sources()) };
    case 'md':
      return { name: 'ainews.md', text: roomText(await store.room(room), view) };
    case 'json': {
      const state = await store.room(room);
      return { name: 'ainews.json', text: json({ ...state, lines: roomLines(state, view) }) };
    }
    case 'mine':
      return { name: 'mine.json', text: json(await mine(context)) };
  }
}

/** Everything that is kept of a person: what they saved, follow, changed, and were shown last here. */
async function mine(context: Context) {
  const { store, ask, room, view } = context;
  const personal = roomKey(personalRoom(ask.person));
  const rooms = [...new Set([room, personal])];
  const states = await Promise.all(rooms.map((key) => store.room(key)));
  const changes = await Promise.all(rooms.map((key) => store.changes(key, CHANGES)));
  const { id } = ask.person;
  return {
    person: ask.person,
    saved: (await store.saved({ person: ask.person })).map((story) => storyData(story)),
    direct: roomLines(await store.room(personal), view),
    made: states.flatMap(({ subscriptions, mutes }) => [
      ...subscriptions.filter(({ createdBy, changedBy }) => createdBy === id || changedBy === id),
      ...mutes.filter(({ by }) => by === id),
    ]),
    changes: changes
      .flat()
      .filter(({ by }) => by.id === id)
      .map(({ at, did, room: where }) => ({ at: iso(at), did, room: where })),
    lastList: await shown(context),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `forget-me`: asks once, then leaves nothing that names this person. */
export async function forgetMe(context: Context, { sure }: CommandOf<'forget-me'>): Promise<Answer> {
  const { store, ask, lang } = context;
  const { errors, taken } = say(lang);
  if (!sure) {
    const [title, todo] = errors['forget-sure'];
    return { ok: true, cards: [sureCard(lang, title, marked(todo), 'forget-me sure')], data: { asks: true } };
  }
  const rows = await store.forget(ask.person);
  const card = notice('good', taken.forgotten, [taken.forgottenTodo(rows)]);
  return { ok: true, cards: [card], data: { rows } };
}
