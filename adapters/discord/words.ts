/** One sentence in the languages that Discord's command list is shown in. At most 100 characters each. */
export interface Words {
  readonly en: string;
  readonly 'zh-CN': string;
  readonly 'zh-TW': string;
}

const words = (en: string, cn: string, tw: string): Words => ({ en, 'zh-CN': cn, 'zh-TW': tw });

/** Everything that the command list says, by command and option. */
export const WORDS = {
  ask: words(
    'Ask for AI news: a word, a name, an address, or a command',
    '查 AI 新闻：一个词、一个名字、一个网址，或一条命令',
    '查 AI 新聞：一個詞、一個名字、一個網址，或一條指令',
  ),
  query: words(
    'What to look for: sora · 文生视频 · latest · help',
    '要找什么：sora · 文生视频 · 最新 · 帮助',
    '要找什麼：sora · 文生影片 · 最新 · 幫助',
  ),
  since: words('Only newer than this', '只看这段时间以内的', '只看這段時間以內的'),
  source: words('Only from this outlet or site', '只看这家媒体或网站', '只看這家媒體或網站'),
  lang: words('Only in this language', '只看这种语言的', '只看這種語言的'),
  share: words('Show the answer to everyone here', '让这里所有人看到回答', '讓這裡所有人看到回答'),

  watch: words('What this channel follows', '这个频道的订阅', '這個頻道的訂閱'),
  watchAdd: words(
    'Bring new stories on a topic here',
    '订阅一个话题，推送到这里',
    '訂閱一個話題，推送到這裡',
  ),
  watchList: words('What is followed here', '看看订阅了什么', '看看訂閱了什麼'),
  watchEdit: words('Change a subscription', '修改一条订阅', '修改一條訂閱'),
  watchRemove: words('End a subscription', '取消订阅', '取消訂閱'),
  watchPause: words('Hold a subscription for a while', '暂停一条订阅', '暫停一條訂閱'),
  watchResume: words('Go on with a paused subscription', '恢复一条订阅', '恢復一條訂閱'),
  watchPreview: words(
    'Replay the last week of a subscription',
    '回放一条订阅的最近一周',
    '回放一條訂閱的最近一週',
  ),
  watchMute: words('Keep a topic out of this channel', '屏蔽一个话题', '封鎖一個話題'),
  watchQuiet: words('Hold alerts for the night', '设置免打扰时段', '設定勿擾時段'),
  hours: words(
    'From and to, or off: 22:00-7:00',
    '从几点到几点，或 off：22:00-7:00',
    '從幾點到幾點，或 off：22:00-7:00',
  ),
  topic: words(
    'Words, names, "a phrase", -without, a OR b',
    '词、名字、"短语"、-排除、a OR b',
    '詞、名字、"片語"、-排除、a OR b',
  ),
  when: words('When stories are delivered', '什么时候推送', '什麼時候推送'),
  max: words('At most this many alerts a day', '每天最多推送几条', '每天最多推送幾則'),
  as: words('A name for this subscription', '给这条订阅起个名字', '給這條訂閱取個名字'),
  to: words('Deliver to this channel instead', '改为推送到这个频道', '改為推送到這個頻道'),
  mention: words('Whom to mention', '推送时提到谁', '推送時提到誰'),
  lasting: words('For how long: 12h, 7d, 2w', '多长时间：12h、7d、2w', '多長時間：12h、7d、2w'),
  until: words('Last day: 2026-12-01', '到哪一天为止：2026-12-01', '到哪一天為止：2026-12-01'),
  number: words('Its number on the last list', '最近一个列表里的编号', '最近一個列表裡的編號'),
  what: words(
    'A number of the list, the words, or all',
    '列表里的编号、订阅的词，或 all',
    '列表裡的編號、訂閱的詞，或 all',
  ),
  scope: words('Which subscriptions', '哪些订阅', '哪些訂閱'),
  channel: words('Of which channel', '哪个频道的', '哪個頻道的'),

  digest: words('One briefing a day, when you say', '按时推送的简报', '按時推送的簡報'),
  digestNow: words('Send a briefing now', '现在就发一份简报', '現在就發一份簡報'),
  digestSchedule: words('Plan the briefing', '安排简报的时间', '安排簡報的時間'),
  digestPreview: words('See what the next briefing would say', '预览下一份简报', '預覽下一份簡報'),
  digestSkip: words('Leave the next briefing out', '跳过下一份简报', '跳過下一份簡報'),
  digestOff: words('Stop the briefing', '停止简报', '停止簡報'),
  digestStatus: words('When the next briefing comes', '下一份简报什么时候来', '下一份簡報什麼時候來'),
  days: words(
    'weekdays, daily, or days such as mon,thu',
    'weekdays、daily，或 mon,thu 这样的日子',
    'weekdays、daily，或 mon,thu 這樣的日子',
  ),
  time: words('Local time: 9:00', '当地时间：9:00', '當地時間：9:00'),
  zone: words('Time zone: Asia/Shanghai', '时区：Asia/Shanghai', '時區：Asia/Taipei'),
  top: words('How many stories', '几条新闻', '幾則新聞'),

  admin: words('Sources and data', '来源与数据', '來源與資料'),
  source_: words('Where the news comes from', '新闻的来源', '新聞的來源'),
  sourceAdd: words('Read a site or feed from now on', '添加网站或订阅源', '新增網站或訂閱源'),
  sourceList: words('All sources', '列出全部来源', '列出全部來源'),
  sourceRemove: words('Stop reading a source', '删除一个来源', '刪除一個來源'),
  sourceImport: words('Add every source of an OPML list', '从 OPML 导入来源', '從 OPML 匯入來源'),
  sourceExport: words('The sources as OPML', '把来源导出为 OPML', '把來源匯出為 OPML'),
  address: words('A web address', '网址', '網址'),
  broken: words('Only those that cannot be read', '只看读不了的', '只看讀不了的'),
  data: words('What is stored of this server', '这个服务器存了哪些数据', '這個伺服器存了哪些資料'),
  dataStatus: words('Is everything running', '运行是否正常', '運作是否正常'),
  dataAudit: words('Who changed what in this channel', '这个频道里谁改过什么', '這個頻道裡誰改過什麼'),
  dataExport: words('Subscriptions and settings as a file', '导出订阅和设置', '匯出訂閱和設定'),
  dataPurge: words(
    'Delete all that is stored of this server',
    '删除这个服务器的全部数据',
    '刪除這個伺服器的全部資料',
  ),
  format: words('Which form', '哪种格式', '哪種格式'),
  confirm: words('Yes, delete it; this cannot be undone', '确定删除，无法撤销', '確定刪除，無法復原'),

  last24h: words('Last 24 hours', '最近 24 小时', '最近 24 小時'),
  last7d: words('Last 7 days', '最近 7 天', '最近 7 天'),
  last30d: words('Last 30 days', '最近 30 天', '最近 30 天'),
  chinese: words('Chinese', '中文', '中文'),
  english: words('English', '英文', '英文'),
  auto: words('Either', '不限', '不限'),
  instant: words('At once', '立即', '立即'),
  inDigest: words('In the briefing', '放进简报', '放進簡報'),
  both: words('At once and in the briefing', '立即，也放进简报', '立即，也放進簡報'),
  mine: words('Mine', '我的', '我的'),
  paused: words('Paused', '暂停的', '暫停的'),

  saveLink: words('Save to AI news', '收藏到 AI 新闻', '收藏到 AI 新聞'),
  explainLink: words('Explain this link', '解释这个链接', '解釋這個連結'),
  findRelated: words('Find related', '查找相关新闻', '尋找相關新聞'),
} as const satisfies Readonly<Record<string, Words>>;
