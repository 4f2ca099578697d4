import type { Lang } from '../../src/model.ts';

/** What only Discord needs said. */
const en = {
  stale: 'This button or menu is not understood any more.',
  staleTodo: 'Ask again with /ainews, and use the new ones.',
  noLink: 'There is no link in that message.',
  noWords: 'There are no words in that message to look for.',
};

const zh: typeof en = {
  stale: '这个按钮或菜单已经失效了。',
  staleTodo: '请用 /ainews 重新提问，再用新的。',
  noLink: '这条消息里没有链接。',
  noWords: '这条消息里没有可以查找的文字。',
};

const SENTENCES: Readonly<Record<Lang, typeof en>> = { en, zh };

export function discordWords(lang: Lang): typeof en {
  return SENTENCES[lang];
}
