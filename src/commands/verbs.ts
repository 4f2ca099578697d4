/** A verb that a person can type. The other commands (home, a bare address) have none. */
export interface VerbEntry {
  readonly name: string;
  /** Other spellings, English and Chinese; the first Chinese one is what Chinese help shows. */
  readonly aliases: readonly string[];
  /** Every way to say it, as help shows them. */
  readonly shapes: readonly string[];
  /** A line that can be typed as it is. */
  readonly example: { readonly en: string; readonly zh: string };
  /** What it does, in a few words. */
  readonly does: { readonly en: string; readonly zh: string };
  readonly group: VerbGroup;
  /** Who sees the answer: the person who asked, or the whole room (with Undo). */
  readonly seenBy: 'you' | 'everyone';
  /** `room`: who may change this room's subscriptions, as the platform says; `manager`: sources and data. */
  readonly rights: 'anyone' | 'room' | 'manager';
}

export type VerbGroup = 'ask' | 'follow' | 'briefing' | 'keep' | 'sources' | 'you';

export const VERBS = [
  {
    name: 'search',
    aliases: ['find', '搜索', '查找', '搜'],
    shapes: ['sora', '文生视频 since:7d', '"video model" -funding OR 可灵', 'search <words>'],
    example: { en: 'search sora -funding', zh: '搜索 文生视频 since:7d' },
    does: { en: 'find stories', zh: '查找新闻' },
    group: 'ask',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'latest',
    aliases: ['最新'],
    shapes: ['latest', 'latest 5'],
    example: { en: 'latest 5', zh: '最新 5' },
    does: { en: 'the newest stories', zh: '最新的新闻' },
    group: 'ask',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'open',
    aliases: ['打开', '查看'],
    shapes: ['open 3', 'open <address>'],
    example: { en: 'open 3', zh: '打开 3' },
    does: { en: 'one story in full', zh: '看一条新闻的全文摘要' },
    group: 'ask',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'subscribe',
    aliases: ['sub', 'follow', 'watch', '订阅', '关注'],
    shapes: [
      'subscribe <words>',
      'subscribe <words> when:instant|digest|both max:5/day to:#channel|me as:"name" lang:zh|en mention:@x for:7d until:2026-12-01',
    ],
    example: { en: 'subscribe sora when:instant max:5/day', zh: '订阅 可灵 when:instant' },
    does: { en: 'bring new stories on this here', zh: '有相关新闻时推送到这里' },
    group: 'follow',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'unsubscribe',
    aliases: ['unsub', 'unfollow', 'unwatch', '退订', '取消订阅', '取消关注'],
    shapes: ['unsubscribe 2', 'unsubscribe <words>', 'unsubscribe all'],
    example: { en: 'unsubscribe 2', zh: '退订 2' },
    does: { en: 'end a subscription', zh: '取消订阅' },
    group: 'follow',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'list',
    aliases: ['subscriptions', '列表', '订阅列表', '我的订阅'],
    shapes: ['list', 'list mine', 'list paused', 'list #channel'],
    example: { en: 'list', zh: '列表' },
    does: { en: 'what is followed here', zh: '这里订阅了什么' },
    group: 'follow',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'edit',
    aliases: ['修改', '编辑'],
    shapes: ['edit 2 when:digest', 'edit 2 <words>', 'edit 2'],
    example: { en: 'edit 2 when:digest', zh: '修改 2 when:digest' },
    does: { en: 'change a subscription', zh: '修改订阅' },
    group: 'follow',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'pause',
    aliases: ['暂停'],
    shapes: ['pause 2', 'pause 2 for:2d'],
    example: { en: 'pause 2 for:2d', zh: '暂停 2 for:2d' },
    does: { en: 'hold a subscription', zh: '暂停订阅' },
    group: 'follow',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'resume',
    aliases: ['恢复', '继续'],
    shapes: ['resume 2', 'resume'],
    example: { en: 'resume 2', zh: '恢复 2' },
    does: { en: 'go on with what was paused', zh: '恢复推送' },
    group: 'follow',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'mute',
    aliases: ['屏蔽', '静音'],
    shapes: ['mute <words>', 'mute <words> for:7d'],
    example: { en: 'mute funding for:7d', zh: '屏蔽 融资 for:7d' },
    does: { en: 'keep stories on this out', zh: '不再推送相关新闻' },
    group: 'follow',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'unmute',
    aliases: ['取消屏蔽', '解除屏蔽'],
    shapes: ['unmute 1', 'unmute <words>'],
    example: { en: 'unmute funding', zh: '取消屏蔽 融资' },
    does: { en: 'let them in again', zh: '取消屏蔽' },
    group: 'follow',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'quiet',
    aliases: ['dnd', '免打扰', '勿扰', '免打扰时段'],
    shapes: ['quiet 22:00-7:00', 'quiet off', 'quiet'],
    example: { en: 'quiet 22:00-7:00', zh: '免打扰 22:00-7:00' },
    does: { en: 'hold alerts for the night', zh: '夜间暂不推送提醒' },
    group: 'follow',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'preview',
    aliases: ['预览'],
    shapes: ['preview 2'],
    example: { en: 'preview 2', zh: '预览 2' },
    does: { en: 'a week of a subscription, replayed', zh: '回放一个订阅的最近一周' },
    group: 'follow',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'why',
    aliases: ['为什么', '为何'],
    shapes: ['why 2', 'why <address>'],
    example: { en: 'why 2', zh: '为什么 2' },
    does: { en: 'why a story came, or did not', zh: '一条新闻为何推送或没有推送' },
    group: 'follow',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'digest',
    aliases: ['briefing', '早报', '日报', '简报'],
    shapes: [
      'digest',
      'digest now',
      'digest preview',
      'digest weekdays 9:00 tz:Asia/Shanghai top:8',
      'digest mon,thu 8:30 18:00 quiet:skip',
      'digest morning | morning and evening | office hours | weekly',
      'digest skip',
      'digest off',
    ],
    example: { en: 'digest weekdays 9:00', zh: '早报 工作日 9:00' },
    does: { en: 'one briefing a day, when you say', zh: '按时推送的简报' },
    group: 'briefing',
    seenBy: 'everyone',
    rights: 'room',
  },
  {
    name: 'me',
    aliases: ['我的', '我'],
    shapes: ['me', 'me 8:30'],
    example: { en: 'me 8:30', zh: '我的 8:30' },
    does: { en: 'your own briefing by direct message', zh: '私信推送给你的简报' },
    group: 'briefing',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'save',
    aliases: ['收藏', '保存'],
    shapes: ['save 3', 'save <address>'],
    example: { en: 'save 3', zh: '收藏 3' },
    does: { en: 'keep a story', zh: '收藏一条新闻' },
    group: 'keep',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'saved',
    aliases: ['我的收藏', '收藏夹'],
    shapes: ['saved'],
    example: { en: 'saved', zh: '我的收藏' },
    does: { en: 'what you kept', zh: '你的收藏' },
    group: 'keep',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'sources',
    aliases: ['来源', '信源'],
    shapes: ['sources', 'sources broken', 'sources suggest'],
    example: { en: 'sources', zh: '来源' },
    does: { en: 'where the news comes from', zh: '新闻来自哪里' },
    group: 'sources',
    seenBy: 'you',
    rights: 'manager',
  },
  {
    name: 'add',
    aliases: ['添加'],
    shapes: ['add <address>', 'add suggested'],
    example: { en: 'add https://example.com/blog', zh: '添加 https://example.com/blog' },
    does: { en: 'read a site or feed from now on', zh: '添加网站或订阅源' },
    group: 'sources',
    seenBy: 'you',
    rights: 'manager',
  },
  {
    name: 'remove',
    aliases: ['删除', '移除'],
    shapes: ['remove 4'],
    example: { en: 'remove 4', zh: '删除 4' },
    does: { en: 'stop reading a source', zh: '删除来源' },
    group: 'sources',
    seenBy: 'you',
    rights: 'manager',
  },
  {
    name: 'import',
    aliases: ['导入'],
    shapes: ['import <opml address>'],
    example: { en: 'import https://example.com/feeds.opml', zh: '导入 https://example.com/feeds.opml' },
    does: { en: 'add every source of a list', zh: '导入一批来源' },
    group: 'sources',
    seenBy: 'you',
    rights: 'manager',
  },
  {
    name: 'export',
    aliases: ['导出'],
    shapes: ['export opml', 'export json', 'export md', 'export mine'],
    example: { en: 'export mine', zh: '导出 mine' },
    does: { en: 'take sources, settings or your own data out', zh: '导出来源、设置或你的数据' },
    group: 'sources',
    seenBy: 'you',
    rights: 'manager',
  },
  {
    name: 'settings',
    aliases: ['设置'],
    shapes: ['settings'],
    example: { en: 'settings', zh: '设置' },
    does: { en: 'how this room is set up', zh: '这里的设置' },
    group: 'you',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'tz',
    aliases: ['timezone', '时区'],
    shapes: ['tz Asia/Shanghai'],
    example: { en: 'tz Asia/Shanghai', zh: '时区 Asia/Shanghai' },
    does: { en: 'set the time zone', zh: '设置时区' },
    group: 'you',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'lang',
    aliases: ['language', '语言'],
    shapes: ['lang zh-CN', 'lang en', 'lang auto'],
    example: { en: 'lang en', zh: '语言 中文' },
    does: { en: 'set the language', zh: '设置语言' },
    group: 'you',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'status',
    aliases: ['状态'],
    shapes: ['status'],
    example: { en: 'status', zh: '状态' },
    does: { en: 'is everything running', zh: '运行是否正常' },
    group: 'you',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'stats',
    aliases: ['统计'],
    shapes: ['stats', 'stats 7d'],
    example: { en: 'stats 7d', zh: '统计 7d' },
    does: { en: 'the last days in numbers', zh: '最近几天的数字' },
    group: 'you',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'undo',
    aliases: ['撤销', '撤回'],
    shapes: ['undo'],
    example: { en: 'undo', zh: '撤销' },
    does: { en: 'take the last change back', zh: '撤销上一次修改' },
    group: 'you',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'forget-me',
    aliases: ['忘记我'],
    shapes: ['forget-me'],
    example: { en: 'forget-me', zh: '忘记我' },
    does: { en: 'delete all that is stored about you', zh: '删除关于你的全部数据' },
    group: 'you',
    seenBy: 'you',
    rights: 'anyone',
  },
  {
    name: 'help',
    aliases: ['帮助'],
    shapes: ['help', 'help digest'],
    example: { en: 'help digest', zh: '帮助 早报' },
    does: { en: 'what you can type', zh: '可以输入什么' },
    group: 'you',
    seenBy: 'you',
    rights: 'anyone',
  },
] as const satisfies readonly VerbEntry[];

export type VerbName = (typeof VERBS)[number]['name'];

const byWord = new Map<string, VerbName>(
  VERBS.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => [word, name] as [string, VerbName])),
);

/** The verb that a word names, in any case, in either language. */
export function verbNamed(word: string): VerbName | undefined {
  return byWord.get(word.toLowerCase());
}

export function verbEntry(name: VerbName): VerbEntry {
  return VERBS.find((entry) => entry.name === name)!;
}

/** Every word that names a verb. */
export const VERB_WORDS: readonly string[] = [...byWord.keys()];
