import type { Lang } from '../../src/model.ts';

/** What the desk says on the terminal as it begins, in the language of whoever starts it. */
export interface Greeting {
  /** A new archive takes in the shipped records. */
  readonly seeding: string;
  archive(articles: number, folder: string): string;
  /** How to take the shipped sources; it is never waited for an answer. */
  offer(line: string, sources: number): string;
  health(address: string): string;
  serving(platforms: readonly string[]): string;
  /** The terminal is the room: what connects the others. */
  readonly connect: string;
  readonly keys: string;
}

const EN: Greeting = {
  seeding: 'A new archive: taking in the shipped records.',
  archive: (articles, folder) =>
    `ainews: ${articles} ${articles === 1 ? 'article' : 'articles'} in ${folder}.`,
  offer: (line, sources) =>
    `No sources yet. Type ${line} to read ${sources} on AI, Chinese and English;\nsources suggest lists them.`,
  health: (address) => `Health at ${address}`,
  serving: (platforms) => `Serving ${platforms.join(' and ')}; Ctrl-C ends.`,
  connect: 'To connect Slack or Discord, set SLACK_BOT_TOKEN or DISCORD_TOKEN (see README).',
  keys: 'Type /ainews sora, 文生视频 or help; Tab completes, Ctrl-D ends.',
};

const ZH: Greeting = {
  seeding: '新建资料库，正在导入自带的记录。',
  archive: (articles, folder) => `ainews：${folder} 里有 ${articles} 篇文章。`,
  offer: (line, sources) =>
    `还没有来源。输入 ${line} 即可开始阅读 ${sources} 个中英文 AI 来源；sources suggest 列出它们。`,
  health: (address) => `健康检查：${address}`,
  serving: (platforms) => `已连接 ${platforms.join('、')}，按 Ctrl-C 结束。`,
  connect: '要连接 Slack 或 Discord，请设置 SLACK_BOT_TOKEN 或 DISCORD_TOKEN（见 README.zh-CN.md）。',
  keys: '输入 /ainews sora、文生视频 或 help；Tab 补全，Ctrl-D 结束。',
};

export function greeting(lang: Lang): Greeting {
  return lang === 'zh' ? ZH : EN;
}
