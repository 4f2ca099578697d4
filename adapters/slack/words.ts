import type { Lang } from '../../src/model.ts';

/** What only Slack needs said: forms, shortcuts, and what can go wrong on the way. */
const en = {
  stale: 'This button or menu is not understood any more. Ask again, and use the new ones.',
  failed: 'Something went wrong on our side. Please try again.',
  noLink: 'There is no link in that message.',
  noWords: 'There are no words in that message to look for.',
  shared: 'That was shared already.',
  unsure: 'Slack did not say whether that was posted. Look at the channel before you try again.',
  /** In a notification, which shows no channel's name. */
  aChannel: 'a channel',
  /** After a change that makes us post in a channel where we are not. */
  inviteMe:
    'I am not in this channel yet, so nothing can be delivered here. Type /invite @AI News to let me in.',
  /** Likewise, in a workspace whose token we do not have. */
  installMe:
    'I may not post in this workspace any more, so nothing can be delivered here. Someone who may install apps has to install me again.',
  /** After the beginning of what was exported. */
  filed: {
    sent: 'The whole file is in our direct messages.',
    forbidden:
      'I may not send files yet, so this is only the beginning. Whoever runs the app can add the scope files:write and install it again; ainews export on the command line gives the whole too.',
    failed: 'Slack did not take the file, so this is only the beginning. Please try again.',
  },
  /** Pages of an install, in a browser. */
  install: {
    done: 'AI News is installed. Open Slack, and type /ainews sora in any channel.',
    cancelled: 'Nothing was installed: it was cancelled in Slack.',
    elsewhere:
      'This install was begun in another browser, or more than ten minutes ago. Nothing was installed.',
    refused: 'Slack did not accept this install. Nothing was installed.',
    later: 'The install could not be finished just now. Please try again in a moment.',
    again: 'Begin again',
  },
  formTitle: 'Follow the news',
  formSubmit: 'Follow',
  formCancel: 'Cancel',
  formWhat: 'What to follow',
  formWhatHint: 'sora · "video model" -funding · company:openai',
  formWhere: 'Where to post',
  formWhen: 'When',
  formMax: 'At most',
  formInstant: 'At once',
  formDigest: 'In the briefing',
  formBoth: 'Both',
  formNoMax: 'No limit',
  formPerDay: (n: number) => `${n} a day`,
  homeTitle: 'AI News',
  homeIntro: 'Ask for any story, follow what matters to you, and get one briefing a day.',
  homeMine: 'What I follow',
  homeSaved: 'What I saved',
  homeChannels: 'Channels we share',
  homeNoChannels: 'Invite AI News to a channel, and its subscriptions can be managed from here.',
  homeTry: 'Try it',
  homeTryThese: 'Type one of these in any channel, or here in Messages:',
  homeList: 'Subscriptions',
  homeFollow: 'Follow something',
  homeLatest: 'Latest news',
  homeHelp: 'Help',
  homeSettings: 'My briefing',
};

const zh: typeof en = {
  stale: '这个按钮或菜单已经失效了。请重新提问，再用新的。',
  failed: '我们这边出了点问题，请再试一次。',
  noLink: '这条消息里没有链接。',
  noWords: '这条消息里没有可以查找的文字。',
  shared: '这条已经分享过了。',
  unsure: 'Slack 没有说明是否已经发出。再试之前，请先看一眼频道。',
  aChannel: '一个频道',
  inviteMe: '我还不在这个频道里，所以没法在这里推送。请输入 /invite @AI News 把我加进来。',
  installMe: '我已经不能在这个工作区发消息了，所以没法在这里推送。请有权安装应用的人重新安装我。',
  filed: {
    sent: '完整的文件在我们的私信里。',
    forbidden:
      '我还没有发文件的权限，所以这里只有开头。请管理员给应用加上 files:write 权限并重新安装；在命令行用 ainews export 也能得到全文。',
    failed: 'Slack 没有收下文件，所以这里只有开头。请再试一次。',
  },
  install: {
    done: 'AI News 已安装好。打开 Slack，在任何频道输入 /ainews sora。',
    cancelled: '没有安装：已在 Slack 里取消。',
    elsewhere: '这次安装是在另一个浏览器里开始的，或者已经超过十分钟。没有安装。',
    refused: 'Slack 没有接受这次安装。没有安装。',
    later: '现在没能完成安装，请稍后再试。',
    again: '重新开始',
  },
  formTitle: '订阅新闻',
  formSubmit: '订阅',
  formCancel: '取消',
  formWhat: '订阅什么',
  formWhatHint: 'sora · 文生视频 -融资 · company:openai',
  formWhere: '发到哪里',
  formWhen: '什么时候',
  formMax: '最多',
  formInstant: '有新闻就发',
  formDigest: '放进简报',
  formBoth: '两者都要',
  formNoMax: '不限',
  formPerDay: (n) => `每天 ${n} 条`,
  homeTitle: 'AI News',
  homeIntro: '问任何一条新闻，订阅你关心的事，每天收一份简报。',
  homeMine: '我的订阅',
  homeSaved: '我的收藏',
  homeChannels: '我们共同的频道',
  homeNoChannels: '把 AI News 邀请到频道里，就可以在这里管理那个频道的订阅。',
  homeTry: '试一试',
  homeTryThese: '在任何频道里，或者在这里的“消息”里输入：',
  homeList: '订阅',
  homeFollow: '订阅一个话题',
  homeLatest: '最新新闻',
  homeHelp: '帮助',
  homeSettings: '我的简报',
};

const WORDS = { en, zh } as const;

export function slackWords(lang: Lang): typeof en {
  return WORDS[lang];
}
