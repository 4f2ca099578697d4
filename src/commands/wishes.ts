/**
 * What people say to a bot in their own words, and the line that does it. Each is held against the whole
 * wish, so that a headline or a topic that only begins like one stays a question.
 */
export interface Saying {
  readonly shape: RegExp;
  /** The line, from what the shape found; undefined where that says nothing. */
  readonly line: (found: readonly string[]) => string | undefined;
}

const fixed = (line: string) => () => line;

const TELL = 'notify|alert|ping|inform|message|update|warn';
const WHEN = 'about|on|of|when|whenever|if|once|as soon as';
const STOP = "stop|quit|don'?t|do not|never|no longer";
const SEND =
  'send(?:ing)?|post(?:ing)?|show(?:ing)?|giv(?:e|ing)|push(?:ing)?|tell(?:ing)?|alert(?:ing)?|notify(?:ing)?';
const BRIEFING = '(?:digests?|briefings?|summary|newsletter|简报|早报|晚报|日报|周报)';
const NEWS_ZH = '(?:新闻|消息|动态|资讯|进展|报道|内容)';
const TELL_ZH = '(?:通知|告诉|提醒|推送?给|发给|推送|喊|叫)';
const SEND_ZH = '(?:推送|推|发送|发|通知|提醒|打扰)';

/** These only show something. */
export const LOOKS: readonly Saying[] = [
  { shape: /^[\p{Extended_Pictographic}\p{Emoji_Modifier}.。… ]+$/u, line: fixed('') },
  {
    shape:
      /^(?:hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening)|(?:are )?you there|thanks?(?: you)?|thank you|thx|ok|okay|good bot|cool|great|lol)(?: (?:there|bot|all|everyone|team|so much|a lot|very much))?$/iu,
    line: fixed(''),
  },
  {
    shape:
      /^(?:你好呀?|您好|大家好|嗨|哈[喽啰]|在吗|在不在|早|早上好|晚上好|谢谢你?|多谢|感谢|好的?|收到|嗯+|哈哈+|辛苦了)$/u,
    line: fixed(''),
  },
  {
    shape:
      /^(?:what (?:can|do) (?:you|i|this(?: bot)?) (?:do|ask|type|say)|(?:who|what) are you|how (?:do|does|can|to|should)(?: i| we| you| this| it)?(?: bot)?(?: use| work)(?: this| it| you)?(?: bot)?|(?:i )?need help|help(?: me| us)?(?: out)?|how it works)$/iu,
    line: fixed('help'),
  },
  {
    shape:
      /^(?:你|这个|它|这)?(?:怎么用|如何使用|怎么使用|会什么|会做什么|能做什么|能干什么|能干嘛|可以做什么|是谁|是什么|有什么功能|有哪些功能|有什么命令|有哪些命令)$|^(?:使用说明|使用方法|怎么玩)$/u,
    line: fixed('help'),
  },
  {
    shape:
      /^(?:show|list|see|view|display|get|give|open|check|what are|what's|which are)(?: me)?(?: (?:all|my|our|the|your|of))* ?(.+)$/iu,
    line: ([, what = '']) => SHELVES.get(what.toLowerCase()),
  },
  { shape: /^(?:my|our|your) (.+)$/iu, line: ([, what = '']) => SHELVES.get(what.toLowerCase()) },
  {
    shape:
      /^what (?:am i|are we|is this channel|do i|do we|have i|have we|does this channel) (?:subscribed to|following|follow|watching|subscribe to)$/iu,
    line: fixed('list'),
  },
  {
    shape: /^(?:what|which) (sources|feeds|subscriptions|commands|settings)(?: (?:do|are|have|can|is).*)?$/iu,
    line: ([, what = '']) => SHELVES.get(what.toLowerCase()),
  },
  { shape: /^what (?:have|did) (?:i|we) (?:saved?|bookmark(?:ed)?)$/iu, line: fixed('saved') },
  { shape: /^saved (?:stories|articles|items|news)$/iu, line: fixed('saved') },
  {
    shape:
      /^(?:看看|看一下|看下|查看|查一下|显示|列出|给我看|给我)(?:我|我们|这里|本频道|频道|你)?的?(?:全部|所有)?的?(.+?)$/u,
    line: ([, what = '']) => SHELVES.get(what),
  },
  { shape: /^(?:我|我们|这里|本频道)的(.+)$/u, line: ([, what = '']) => SHELVES.get(what) },
  {
    shape: /^(?:我|我们|这里|本频道|你)?都?(订阅|关注|收藏)了?(?:哪些|什么|啥)(?:话题|东西|新闻)?$/u,
    line: ([, what = '']) => SHELVES.get(what),
  },
  {
    shape: /^(?:你|现在|这里)?都?有(?:哪些|什么|啥)(.+)$|^(来源|信源|订阅|收藏)有?(?:哪些|什么)$/u,
    line: ([, what = '', other = '']) => (what === '命令' ? 'help' : SHELVES.get(what || other)),
  },
  {
    shape:
      /^(?:open|read|show(?: me)?|expand|summari[sz]e|see) (?:the )?(?:story |number |no\.? ?|item )?#?(\d{1,3}|\p{L}+)(?: (?:one|story|article|item))?$/iu,
    line: ([, which = '']) => numbered('open', which),
  },
  {
    shape:
      /^(?:save|bookmark|keep) (?:the )?(?:story |number |no\.? ?|item )?#?(\d{1,3}|\p{L}+)(?: (?:one|story|article|item))?$/iu,
    line: ([, which = '']) => numbered('save', which),
  },
  {
    shape:
      /^(?:share|post|forward) (?:the )?(?:story |number |no\.? ?|item )?#?(\d{1,3}|\p{L}+)(?: (?:one|story|article|item))?(?: (?:here|with (?:everyone|the (?:team|channel|room))|to (?:this|the) (?:channel|room)))?$/iu,
    line: ([, which = '']) => (THIS.test(which) ? 'share this' : numbered('share', which)),
  },
  {
    shape:
      /^(save|bookmark|keep|open|read|expand|summari[sz]e) (?:this|that|it)(?: (?:one|story|article))?(?: for (?:later|me))?$/iu,
    line: ([, verb = '']) => (/^(?:save|bookmark|keep)$/iu.test(verb) ? 'save this' : 'open this'),
  },
  {
    shape: /^tell me more(?: (?:about|on) (?:this|that|it)(?: (?:one|story))?)?$/iu,
    line: fixed('open this'),
  },
  {
    shape:
      /^why (?:is|was|did|do|am|are|have|has)(?: (?:i|we|you))?(?: (?:just|get|got|getting|see|seeing|send|sent|shown|show|showing|post|posted))*(?: (?:me|us))? (?:this|it|that)(?: (?:one|story|alert))?(?: (?:here|shown|sent|posted|come|coming))*$/iu,
    line: fixed('why this'),
  },
  {
    shape:
      /^(?:为什么|为何|为啥)(?:会|要|我|我们|给我们?|推送?|发|显示|看到|收到|有|了)*(?:这条|这个|这篇)(?:新闻|消息)?$|^(?:这条|这个|这篇)(?:新闻|消息)?(?:为什么|为何|为啥)(?:会|要)?(?:给我们?)?(?:推送?|发|出现)(?:给我们?|过?来|出来|了)*$/u,
    line: fixed('why this'),
  },
  {
    shape:
      /^(?:(?:show|give|see|get|load|find)(?: me| us)? )?(?:some |any |a few |\d+ )?more(?: (?:results|stories|news|articles|of (?:this|these|those|them|it)))?$|^(?:show (?:me )?)?the next (?:page|ones?|results|stories|\d+)$|^next (?:page|ones?|results|stories|\d+)$|^(?:what|anything) else$/iu,
    line: fixed('more'),
  },
  {
    shape:
      /^(?:再(?:来|给我?|看|发|要|多?来)(?:几|一些|些|点|一点|一|两|三|五|十|\d+)?(?:条|个|篇|页|些|点)?(?:新闻)?|还有(?:别的|其他的?|更多的?|几条)?(?:新闻)?|(?:看|翻|翻到|显示|查看|给我看?|来)?(?:下一页|下页|更多的?)(?:新闻|结果|内容|消息)?|换一批|往下看|接着看|后面的?)$/u,
    line: fixed('more'),
  },
  {
    shape:
      /^(?:打开|查看|看看|看一下|看|展开|详细看看|总结一下|总结|读)?第([\d一二三四五六七八九十两]{1,3})(?:条|篇|个|则)(?:新闻)?$/u,
    line: ([, which = '']) => numbered('open', which),
  },
  {
    shape: /^(?:收藏|保存|存一下)第([\d一二三四五六七八九十两]{1,3})(?:条|篇|个|则)(?:新闻)?$/u,
    line: ([, which = '']) => numbered('save', which),
  },
  {
    shape:
      /^(?:分享|转发|发出?)第([\d一二三四五六七八九十两]{1,3})(?:条|篇|个|则)(?:新闻)?(?:给大家|到(?:频道|群里?))?$/u,
    line: ([, which = '']) => numbered('share', which),
  },
  {
    shape:
      /^(?:把)?(?:这条|这个|这篇)(?:新闻)?(收藏|保存|存|分享|转发|发)(?:一下|起来|下来|给大家|到(?:频道|群里?))?$/u,
    line: ([, verb = '']) => (/收藏|存/u.test(verb) ? 'save this' : 'share this'),
  },
  {
    shape: new RegExp(
      `^(?:(?:send|give|show|get)(?: me| us)?|i (?:want|need)) (?:a|the|an|today's|my|our)(?: daily| ai| news)* ?${BRIEFING}(?: now| today)?$`,
      'iu',
    ),
    line: fixed('digest preview'),
  },
  {
    shape: new RegExp(
      `^(?:给我们?|发|来|看|要|出)+(?:一?[份个])?(?:今天|今日|现在)?的?(?:ai|AI)?(?:新闻)?${BRIEFING}(?:看看)?$`,
      'u',
    ),
    line: fixed('digest preview'),
  },
];

/** These change something, so they are offered and never done unasked. */
export const CHANGES: readonly Saying[] = [
  {
    shape: new RegExp(`^(?:${TELL}) (?:me|us|this channel|the channel)(?: here)? (?:${WHEN}) (.+)$`, 'iu'),
    line: ([, what = '']) => followed(what),
  },
  {
    shape: /^(?:tell|let) (?:me|us)(?: know)? (?:when|whenever|if|once|as soon as) (.+)$/iu,
    line: ([, what = '']) => followed(what),
  },
  {
    shape: /^keep (?:me|us) (?:posted|updated|informed|in the loop) (?:on|about|with) (.+)$/iu,
    line: ([, what = '']) => followed(what),
  },
  {
    shape:
      /^(?:send|give|bring) (?:me|us) (?:alerts?|notifications?|updates?|all (?:the )?news|everything) (?:about|on|for|from) (.+)$/iu,
    line: ([, what = '']) => followed(what),
  },
  {
    shape: new RegExp(
      `^(?:每天|每日)(?:早上|晚上)?(?:给我们?|向我)?(?:推送|发送|发|推)(?:关于|有关)?(.+?)的?${NEWS_ZH}$`,
      'u',
    ),
    line: ([, what = '']) => `subscribe ${what} when:digest`,
  },
  {
    shape: new RegExp(
      `^(?:一?有|只要有|如果有)(.+?)的?新?${NEWS_ZH}(?:的话|时|的时候)?[,就请都要会 ]*(?:马上|立刻|及时|第一时间)?${TELL_ZH}(?:一下)?(?:我们?|这里|本频道)?$`,
      'u',
    ),
    line: ([, what = '']) => followed(what),
  },
  {
    shape: new RegExp(
      `^(.+?)(?:一?有|如果有|有了)(?:什么)?新?的?${NEWS_ZH}(?:的话|时|的时候)?[,就请都要会 ]*(?:马上|立刻|及时|第一时间)?${TELL_ZH}(?:一下)?(?:我们?|这里|本频道)?$`,
      'u',
    ),
    line: ([, what = '']) => followed(what),
  },
  {
    shape: new RegExp(
      `^(?:stop|cancel|turn off|switch off|disable|end|kill|no more|${STOP}(?: (?:${SEND}))?(?: me| us)?)(?: (?:the|my|our|a|your|any|this))*(?: daily| morning| weekly)? ${BRIEFING}$`,
      'iu',
    ),
    line: fixed('digest off'),
  },
  {
    shape: new RegExp(
      `^(?:关闭|关掉|取消|停止|停掉|停|不要|别)(?:再|给我|${SEND_ZH})*(?:每天的|每日)?${BRIEFING}了?$`,
      'u',
    ),
    line: fixed('digest off'),
  },
  {
    shape:
      /^(?:.*\b(?:don'?t|do not|stop|no|never)\b.*\b(?:disturb|alerts?|notif\w+|messages?|send\w*|push\w*|ping)\b.*|quiet |be quiet )(?:at night|overnight|during the night)$/iu,
    line: fixed('quiet 22:00-7:00'),
  },
  {
    shape:
      /^(?:晚上|夜里|夜间|半夜|睡觉时?)(?:的时候)?(?:请)?(?:不要|别|不想|勿|不)(?:再|给我|被)*(?:打扰|推送|推|发|吵|通知|提醒)(?:我|消息|通知)?了?$/u,
    line: fixed('quiet 22:00-7:00'),
  },
  {
    shape:
      /^(.*\d.*?(?:到|至|-|~).+?)(?:之间|期间)?(?:请)?(?:不要|别|勿)(?:再|给我)*(?:打扰|推送|推|发|通知|提醒)(?:我|消息|通知)?了?$/u,
    line: ([, span = '']) => `quiet ${span}`,
  },
  {
    shape:
      /^(?:stop|cancel)(?: (?:everything|all|it all|all (?:the )?(?:news|alerts|updates|notifications)))?$/iu,
    line: ([whole = '']) => (whole.includes(' ') ? 'unsubscribe all' : undefined),
  },
  {
    shape: new RegExp(
      `^(?:${STOP}) (?:${SEND})(?: (?:me|us|here))?(?: (?:any|more|the|all))*(?: (?:news|alerts?|updates?|stories|anything|stuff))?(?: (?:about|on|of|for|from))?(?: (.+))?$`,
      'iu',
    ),
    line: ([, what = '']) => unfollowed(what),
  },
  {
    shape: /^(?:cancel|end|remove|delete|stop) (?:the |my |our )?subscriptions? (?:to|for|on|about) (.+)$/iu,
    line: ([, what = '']) => unfollowed(what),
  },
  {
    shape: /^(?:cancel|end|remove|delete|stop) (?:the |my |our )?(.+) (?:subscription|alerts?)$/iu,
    line: ([, what = '']) => unfollowed(what),
  },
  {
    shape: /^(?:取消|退掉|删除)(?:对|掉)?(.+?)的?(?:订阅|关注)$/u,
    line: ([, what = '']) => unfollowed(what),
  },
  {
    shape: /^no more (?:news|alerts?|updates?|stories)(?: (?:about|on|from) (.+))?$/iu,
    line: ([, what = '']) => unfollowed(what),
  },
  { shape: /^no more (.+?) (?:news|alerts?|updates?|stories)$/iu, line: ([, what = '']) => unfollowed(what) },
  {
    shape: new RegExp(
      `^(?:别|不要|不用|停止|不想|不必)(?:再|给我们?|向我|看到?|收到|要)*${SEND_ZH}?(?:给?我们?)?(?:关于|有关)?(.*?)(?:的?${NEWS_ZH}|的?推送|的?通知)?了?$`,
      'u',
    ),
    line: ([whole = '', what = '']) =>
      new RegExp(`${SEND_ZH}|看|收到`, 'u').test(whole) ? unfollowed(what) : undefined,
  },
  {
    shape:
      /^(?:取消|退订|删除|清空|退掉)(?:掉)?(?:我的?|本频道的?)?(?:全部|所有)的?(?:订阅|关注|话题|推送)?$|^(?:全部|所有的?订阅|订阅)(?:都)?(?:全部)?(?:退订|取消(?:订阅)?|退掉)$/u,
    line: fixed('unsubscribe all'),
  },
  {
    shape:
      /^(pause|resume) (?:all )?(?:the |my |our )?(?:alerts|notifications|updates|news|subscriptions)((?: for .+)?)$/iu,
    line: ([, verb = '', length = '']) => `${verb} all${length}`,
  },
  {
    shape: /^(暂停|恢复|继续)(?:全部|所有)?的?(?:推送|订阅|提醒|通知)?(?: ?(.+))?$/u,
    line: ([whole, verb = '', length = '']) =>
      whole === verb ? undefined : `${verb} 全部${length === '' ? '' : ` ${length}`}`,
  },
  { shape: /^undo (?:that|this|it|the last(?: one| change| thing)?)$/iu, line: fixed('undo') },
  {
    shape: /^(?:撤销|撤回|取消)(?:刚才|刚刚|上一步|上一个|上一条|上次)(?:的)?(?:操作|修改|设置|改动)?$/u,
    line: fixed('undo'),
  },
  {
    shape:
      /^(?:speak|talk|use|answer|reply|(?:switch|change|set)(?: (?:the )?language)?)(?: (?:me|to me|to|in|into))*? (chinese|english|mandarin)$/iu,
    line: ([, which = '']) => `lang ${which}`,
  },
  {
    shape:
      /^(?:说|讲|用|换成?|切换(?:到|成|为)?|改(?:成|用|为)|语言(?:改|换|设|切换|设置)(?:成|为|到))(中文|英文|英语|汉语|普通话)(?:回答|说话?|交流|回复)?$/u,
    line: ([, which = '']) => `lang ${which}`,
  },
  {
    shape: /^(?:set|change|switch)(?: the| my| our)? time ?zone (?:to )?(\S+)$/iu,
    line: ([, which = '']) => `tz ${which}`,
  },
  { shape: /^(?:把)?时区(?:改|设|设置|换)(?:成|为|到)(\S+)$/u, line: ([, which = '']) => `tz ${which}` },
];

/** What can be looked at, under its names. */
const SHELVES: ReadonlyMap<string, string> = new Map([
  ...['subscriptions', 'subs', 'followed topics', 'topics', '订阅', '关注', '订阅列表', '关注列表'].map(
    (name) => [name, 'list'] as [string, string],
  ),
  ...['sources', 'feeds', 'news sources', '来源', '信源', '新闻来源', '订阅源', '来源列表'].map(
    (name) => [name, 'sources'] as [string, string],
  ),
  ...['saved', 'saved stories', 'saved articles', 'bookmarks', 'saves', '收藏', '收藏夹', '收藏列表'].map(
    (name) => [name, 'saved'] as [string, string],
  ),
  ['settings', 'settings'],
  ['设置', 'settings'],
  ['status', 'status'],
  ['状态', 'status'],
  ['stats', 'stats'],
  ['统计', 'stats'],
  ['commands', 'help'],
  ['命令', 'help'],
  ['帮助', 'help'],
]);

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const DIGITS = '零一二三四五六七八九十';

const THIS = /^(?:this|that|it)$/iu;

function numbered(verb: string, which: string): string | undefined {
  if (/^\d+$/.test(which)) return `${verb} ${which}`;
  const spoken = ORDINALS.indexOf(which.toLowerCase()) + 1;
  const chinese = which === '两' ? 2 : DIGITS.indexOf(which);
  const number = spoken || (which.length === 1 && chinese > 0 ? chinese : 0);
  return number > 0 ? `${verb} ${number}` : undefined;
}

/** A time that is over: who names one wants to read, not to follow. */
const PAST =
  /\b(?:(?:last|past|previous|this) (?:\d{1,3} |few |couple of )?(?:hours?|days?|weeks?|months?)|yesterday|today)$/iu;

/** What an alert is wished on: `gpt-6` of "gpt-6 comes out", `openai` of "openai releases something". */
function followed(what: string): string | undefined {
  if (PAST.test(what)) return undefined;
  const topic = what
    .replace(
      /^there(?:'s| is| are)? (?:any(?:thing)?|some(?:thing)?|new|more|news|stor(?:y|ies)|updates?|about|on|from| )+ /iu,
      '',
    )
    .replace(
      /^(?:any |new |the )*(?:news|updates?|stories|anything|something)(?: new)? (?:about|on|from|of) /iu,
      '',
    )
    .replace(
      / (?:comes? out|launch(?:es)?|(?:is|gets|are) (?:out|released|launched|available|announced)|(?:releases?|launches|announces|publishes|does) (?:something|anything|things|stuff)(?: new)?|(?:has|have) (?:any )?news|news|happens?)$/iu,
      '',
    )
    .replace(/^关于/u, '');
  return topic === '' ? undefined : `subscribe ${topic}`;
}

const EVERYTHING =
  /^(?:everything|anything|all|it|this|these|that|news|alerts?|messages?|全部|所有|任何|消息|新闻)?$/iu;

function unfollowed(what: string): string {
  return EVERYTHING.test(what) ? 'unsubscribe all' : `unsubscribe ${what}`;
}
