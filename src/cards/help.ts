import type { Block, Card, Text } from '../card.ts';
import { spokenVerb } from '../commands/spoken-line.ts';
import type { VerbEntry, VerbGroup } from '../commands/verbs.ts';
import { say } from '../i18n/index.ts';
import type { Lang } from '../model.ts';
import { typed } from './typed.ts';

const GROUPS: readonly VerbGroup[] = ['ask', 'follow', 'briefing', 'keep', 'sources', 'you'];

/** Everything that can be typed: searching first, then one line a verb. */
export function helpCard(verbs: readonly VerbEntry[], lang: Lang): Card {
  const words = say(lang).help;
  const tips = words.searchTips.map(([example, does]): Text => [{ strong: example }, `  ${does}`]);
  return {
    tone: 'plain',
    title: words.title,
    blocks: [
      { kind: 'text', text: [{ strong: words.search }] },
      { kind: 'list', items: tips },
      { kind: 'text', text: [words.intro] },
      ...GROUPS.map(
        (group): Block => ({
          kind: 'list',
          items: verbs.filter((verb) => verb.group === group).map((verb) => verbLine(verb, lang)),
        }),
      ),
      { kind: 'text', text: [{ faint: words.quote }] },
    ],
  };
}

function verbLine(verb: VerbEntry, lang: Lang): Text {
  return [{ strong: verb.example[lang] }, `  ${verb.does[lang]}`];
}

/** One verb: what it does, every way to say it, and who sees the answer. */
export function verbCard(verb: VerbEntry, lang: Lang): Card {
  const { help, joinWords, colon } = say(lang);
  const seenBy =
    verb.rights === 'manager' ? help.manager : verb.seenBy === 'everyone' ? help.everyone : help.onlyYou;
  return {
    tone: 'plain',
    title: `${spokenVerb(verb.name, lang)}${colon}${verb.does[lang]}`,
    blocks: [
      { kind: 'text', text: [{ strong: help.shapes }] },
      { kind: 'list', items: verb.shapes.map((shape): Text => [typed(shape, lang)]) },
      {
        kind: 'facts',
        facts: [
          { label: help.example, value: [{ strong: verb.example[lang] }] },
          ...(verb.aliases.length > 0 ? [{ label: help.aliases, value: [joinWords(verb.aliases)] }] : []),
          { label: help.seenBy, value: [seenBy] },
        ],
      },
      { kind: 'buttons', buttons: [{ label: help.all, ask: 'help' }] },
    ],
  };
}
