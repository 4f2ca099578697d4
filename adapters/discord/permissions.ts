import type { Lang } from '../../src/model.ts';

/** Bits of Discord's permission fields. */
export const PERMISSION = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  readMessageHistory: 1n << 16n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;

export type Permission = keyof typeof PERMISSION;

/** What the bot needs where it posts, and asks for when it is invited. */
export const INVITED_WITH: readonly Permission[] = [
  'viewChannel',
  'sendMessages',
  'embedLinks',
  'readMessageHistory',
  'createPublicThreads',
  'sendMessagesInThreads',
];

/** The names that Discord's own settings show. */
const NAMES: Readonly<Record<Lang, Readonly<Record<Permission, string>>>> = {
  en: {
    administrator: 'Administrator',
    manageChannels: 'Manage Channels',
    manageGuild: 'Manage Server',
    viewChannel: 'View Channel',
    sendMessages: 'Send Messages',
    embedLinks: 'Embed Links',
    readMessageHistory: 'Read Message History',
    createPublicThreads: 'Create Public Threads',
    sendMessagesInThreads: 'Send Messages in Threads',
  },
  zh: {
    administrator: '管理员',
    manageChannels: '管理频道',
    manageGuild: '管理服务器',
    viewChannel: '查看频道',
    sendMessages: '发送消息',
    embedLinks: '嵌入链接',
    readMessageHistory: '阅读消息历史记录',
    createPublicThreads: '创建公开子区',
    sendMessagesInThreads: '在子区内发送消息',
  },
};

export function permissionName(permission: Permission, lang: Lang): string {
  return NAMES[lang][permission];
}

/** Does a permission field, as Discord writes it, hold this one? Administrators hold all. */
export function may(field: string | undefined, permission: Permission): boolean {
  const bits = /^\d+$/.test(field ?? '') ? BigInt(field!) : 0n;
  return (bits & (PERMISSION.administrator | PERMISSION[permission])) !== 0n;
}

/** What the bot lacks to post in a channel or thread. */
export function missingToPost(field: string | undefined, thread: boolean): readonly Permission[] {
  const needed: readonly Permission[] = [
    'viewChannel',
    thread ? 'sendMessagesInThreads' : 'sendMessages',
    'embedLinks',
  ];
  return needed.filter((permission) => !may(field, permission));
}

export function bitsOf(permissions: readonly Permission[]): bigint {
  return permissions.reduce((bits, permission) => bits | PERMISSION[permission], 0n);
}
