import type { Lang } from '../../src/model.ts';

/** What only Discord needs said. */
const en = {
  stale: 'This button or menu is not understood any more.',
  staleTodo: 'Ask again with /ainews, and use the new ones.',
  noLink: 'There is no link in that message.',
  noWords: 'There are no words in that message to look for.',
  purgeSure: 'Nothing was deleted: confirm was not set to True.',
  purged: 'Everything stored of this server was deleted.',
  purgedRows: (n: number) => `${n.toLocaleString('en-US')} entries.`,
  audit: 'Who changed what here',
  noAudit: 'Nobody has changed anything here yet.',
};

const zh: typeof en = {
  stale: '这个按钮或菜单已经失效了。',
  staleTodo: '请用 /ainews 重新提问，再用新的。',
  noLink: '这条消息里没有链接。',
  noWords: '这条消息里没有可以查找的文字。',
  purgeSure: '没有删除任何内容：confirm 没有选 True。',
  purged: '这个服务器的数据已全部删除。',
  purgedRows: (n) => `共 ${n.toLocaleString('zh-CN')} 条。`,
  audit: '这里谁改过什么',
  noAudit: '这里还没有人改过什么。',
};

const SENTENCES: Readonly<Record<Lang, typeof en>> = { en, zh };

export function discordWords(lang: Lang): typeof en {
  return SENTENCES[lang];
}
