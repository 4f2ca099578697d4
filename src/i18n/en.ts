import { numbersOf } from './numbers.ts';

/** What went wrong and what to do about it. `{name}` takes a parameter; `` `word` `` is something to type. */
export type Sentence = readonly [what: string, todo: string];

const numbers = numbersOf('en-US');

function count(n: number, one: string, other: string): string {
  return `${numbers.format(n)} ${n === 1 ? one : other}`;
}

/** One line a key of `UserError`; add a key here and the Chinese catalog asks for it. */
const errors = {
  'line-too-long': ['That line is longer than {max} characters.', 'Leave some of it out.'],
  'no-list': ['No list was shown to you here in the last day.', 'Type `latest` or ask for something first.'],
  'no-item': ['The last list has no number {item}.', 'It goes from 1 to {last}.'],
  'unknown-command': ['There is no command {name}.', 'Type `help` to see them all.'],
  'empty-expression': ['There is no word to look for in that.', 'Give at least one word that must be there.'],
  'bad-expression': ['The question stops making sense at {at}.', 'Check its quotes and brackets.'],
  'bad-regex': [
    'The pattern /{source}/ cannot be used: {reason}.',
    'Look-around and back-references are not possible; most else is.',
  ],
  'bad-setting': ['{name} does not take {value}.', 'Type `help subscribe` to see what it takes.'],
  'bad-time': ['{time} is not a time of day.', 'Write it like `9:00` or `18:30`.'],
  'bad-zone': ['There is no time zone {zone}.', 'Write it like `Asia/Shanghai` or `Europe/London`.'],
  'bad-duration': ['{text} is not a length of time.', 'Write it like `30m`, `12h`, `7d` or `2w`.'],
  'bad-date': ['{text} is not a date.', 'Write it like `2026-12-01`.'],
  'too-broad': [
    'That would match nearly everything: {count} stories in the last seven days.',
    'Add a word that narrows it.',
  ],
  'too-many-subscriptions': [
    'This channel already has {max} subscriptions, and that is the most it can have.',
    'Remove one with `unsubscribe`.',
  ],
  'already-followed': [
    'This channel follows that already, as number {item}.',
    'Change it with `edit {item}`.',
  ],
  'not-followed': ['This channel does not follow {what}.', 'Type `list` to see what it follows.'],
  'not-muted': ['{what} is not muted here.', 'Type `list` to see what is.'],
  'not-manager': ['Only someone who manages this place can do that.', 'Ask a manager to type it.'],
  'not-your-room': [
    '{room} is not a channel here that you may post to.',
    'Choose one of this workspace that you are in.',
  ],
  'nothing-to-undo': [
    'There is nothing to take back.',
    'A change can be undone for ten minutes, by who made it or a manager.',
  ],
  'no-digest': ['No briefing is planned here.', 'Plan one with `digest weekdays 9:00`.'],
  'no-topics': [
    'This channel follows nothing, so a briefing would have nothing to choose by.',
    'Follow something first: `subscribe sora`.',
  ],
  'cannot-post': ['I cannot post in {room}.', 'Grant me {grant} there, or invite me, and try again.'],
  'room-paused': ['Deliveries here are paused: {reason}.', 'Once it is mended, type `resume`.'],
  'no-story': ['That story is not in the archive any more.', 'Ask for it by its words.'],
  'no-source': ['There is no source number {item}.', 'Type `sources` to see them.'],
  'source-known': ['{title} is a source already.', 'Nothing needed doing.'],
  'no-feed': [
    'No feed was found at {url}.',
    'Give the address of the feed itself, or of a page that names one.',
  ],
  'several-feeds': ['That page offers several feeds.', 'Choose one of them.'],
  'bad-address': [
    '{url} is not a web address that can be opened.',
    'It has to begin with https:// or http://.',
  ],
  'page-refused': ['{host} is not a public address.', 'Only pages of the open web are read.'],
  'page-unreachable': ['{host} does not answer: {reason}.', 'Try again later.'],
  'page-too-big': ['The page at {host} is too big to be read.', 'Open it in the browser.'],
  'page-unreadable': [
    'There is no article to be read at {host}.',
    'It may be behind a login, or not a page of text.',
  ],
  'import-empty': ['There is nothing to import at {url}.', 'It should be an OPML file, or records.'],
  'forget-sure': [
    'This removes your saved stories, your lists and your personal briefing. It cannot be undone.',
    'Type `forget-me yes` if that is what you want.',
  ],
  'not-here': ['That is not possible here.', 'Try it in a channel.'],
  'not-yet': ['{name} cannot be done yet.', 'Type `help` to see what can.'],
  'store-busy': ['The archive is busy.', 'Try again in a moment.'],
  'bad-card': ['That message could not be shown here.', 'Try a shorter question.'],
} satisfies Readonly<Record<string, Sentence>>;

export const en = {
  number: (n: number) => numbers.format(n),
  /** Joins words of one line. */
  joinWords: (words: readonly string[]) => words.join(', '),
  quoted: (text: string) => `“${text}”`,
  /** A label before its value, in one line. */
  colon: ': ',

  story: {
    outlets: (n: number) => count(n, 'outlet', 'outlets'),
    undated: 'undated',
    keywords: 'Keywords',
    technologies: 'AI technologies',
    industries: 'Industries',
    companies: 'Companies',
    people: 'People',
    related: 'Related',
    alsoIn: 'Also told by',
    noSummary: 'No summary yet. The title leads to the article.',
    save: 'Save',
    follow: (topic: string) => `Follow ${topic}`,
    more: 'More',
    read: 'Read the article',
    why: 'Why this?',
    mute: (topic: string) => `Mute ${topic} for a week`,
    notYet: 'This page is not in the archive; here is what it says.',
  },

  results: {
    rest: (asked: string) => `More on “${asked}”`,
    restOf: (asked: string, total: string) => `More on “${asked}”, ${total} in all`,
    title: (asked: string) => `“${asked}”`,
    range: (from: number, to: number, total: string) => `${from} to ${to} of ${total}`,
    total: (n: number, atLeast: boolean) => `${numbers.format(n)}${atLeast ? '+' : ''}`,
    latest: 'The latest',
    share: 'Share here',
    next: 'Next page',
    back: 'Back',
    follow: (asked: string) => `Follow ${asked}`,
    open: 'A number opens its story:',
    meant: ['Did you mean the command ', '?'] as readonly [string, string],
    nothing: (asked: string) => `Nothing on “${asked}” yet`,
    nearest: 'Nothing has all of that in it. These come nearest:',
    nothingMore: (asked: string) => `That is all on “${asked}”`,
    near: 'The archive has these, spelled nearly the same:',
    nearCount: (text: string, n: number) => `${text} (${numbers.format(n)})`,
    tryThis: 'What helps',
    tryFewer: 'fewer words, or one name alone',
    tryOr: 'either of two words: ',
    tryFollow: 'follow it, and hear of the first story that comes: ',
    tellMe: 'Tell this channel when it comes',
    seeLatest: 'See the latest',
    emptyArchive: 'The archive is still empty',
    emptyArchiveTodo: 'Add a source, and its stories can be asked for within minutes: ',
  },

  digest: {
    title: (day: string) => `AI briefing · ${day}`,
    named: (name: string, day: string) => `${name} · ${day}`,
    intro: (stories: number, articles: number) =>
      `${count(stories, 'story', 'stories')} out of ${count(articles, 'new article', 'new articles')}`,
    late: ['Late: this was due ', '.'] as readonly [string, string],
    missed: (n: number) => `It also covers ${count(n, 'briefing that was', 'briefings that were')} missed.`,
    matters: 'What matters most',
    forYou: (topics: string) => `for ${topics}`,
    widely: 'widely told',
    official: 'from the source itself',
    other: 'Elsewhere in AI',
    more: (n: number) => `+${numbers.format(n)} more`,
    heldBack: (n: number) => `${count(n, 'alert', 'alerts')} over the daily limit`,
    settings: 'Schedule',
    details: (n: number) => `The first ${numbers.format(n)} in full`,
    moreLike: 'More like this',
    nothing: 'Nothing new for your topics since the last briefing.',
    nothingNext: 'The next one comes',
    noTopics: 'This channel follows no topic yet, so these are the stories most outlets tell.',
  },

  alert: {
    matched: 'For ',
    mentioned: 'Matched',
  },

  notice: {
    bug: 'Something went wrong on our side.',
    bugTodo: (id: string) =>
      `It is in the log as ${id}. Try again; if it stays, tell whoever runs this bot that id.`,
    undo: 'Undo',
    undone: 'Taken back.',
    saved: (title: string) => `Saved: ${title}`,
    savedAlready: 'You have saved this one already.',
    seeSaved: 'My saved stories',
    by: (name: string) => `by ${name}`,
    sure: 'Yes, do it',
    leave: 'Leave it',
  },

  home: {
    title: 'AI News',
    intro: (articles: string) => `${articles} articles at hand. Ask for anything, or follow it.`,
    follows: 'This channel follows',
    followsNothing: 'This channel follows nothing yet.',
    nextDigest: 'Next briefing',
    noDigest: 'No briefing planned.',
    planDigest: 'Briefing on weekdays at 9:00',
    paused: 'Deliveries here are paused',
    tryThis: 'Try',
    tryAsk: 'any word, name or address',
    tryFollow: 'alerts when something new comes',
    tryDigest: 'one briefing a day',
    latest: 'Latest',
    list: 'Subscriptions',
    saved: 'Saved',
    help: 'Help',
  },

  help: {
    title: 'What you can type',
    intro: 'Any word, name or address is a question. The rest are commands:',
    aliases: 'Also',
    shapes: 'Ways to say it',
    example: 'Example',
    seenBy: 'Who sees the answer',
    onlyYou: 'only you',
    everyone: 'everyone here',
    manager: 'only you; for managers',
    search: 'Searching',
    searchTips: [
      ['"video model"', 'these words in this order'],
      ['sora OR kling', 'either'],
      ['sora -funding', 'without a word'],
      ['gpt*', 'words that begin so'],
      ['title:sora', 'in one field: title, company, person, tech, industry, site'],
      ['since:7d', 'of the last seven days'],
    ] as readonly (readonly [string, string])[],
    quote: 'A question that looks like a command goes in quotes, or after a ?.',
    all: 'All commands',
  },

  lists: {
    subscriptions: 'This channel follows',
    mySubscriptions: 'You follow',
    pausedSubscriptions: 'Paused here',
    subscriptionsOf: (room: string) => `${room} follows`,
    noSubscriptions: 'Nothing is followed here yet.',
    noSubscriptionsTodo: 'Follow a word, a name or a whole question: ',
    paused: 'paused',
    pausedUntil: 'paused until',
    ends: 'ends',
    since: 'by {who}, since',
    mutes: 'Muted',
    saved: 'Saved stories',
    noSaved: 'Nothing saved yet.',
    noSavedTodo: 'Every story has a Save button; or type its number:',
    sources: (n: number) => count(n, 'source', 'sources'),
    noSources: 'No sources yet.',
    noSourcesTodo: 'Give the address of a page, and its feed is found: ',
    suggestSources: 'Suggest sources',
    brokenSources: 'Sources that fail',
    noBroken: 'Every source can be read.',
    failed: (n: number) => `failed ${count(n, 'time', 'times')}`,
    lastRead: 'read',
    neverRead: 'not read yet',
    edit: 'Edit',
    pause: 'Pause',
    remove: 'Remove',
    resume: 'Resume',
  },

  subscribed: {
    done: (what: string) => `This channel now follows ${what}`,
    ended: (what: string) => `This channel no longer follows ${what}`,
    changed: (what: string) => `Changed: ${what}`,
    inWords: 'Understood as',
    dryRun: (n: number) =>
      n === 0
        ? 'In the last seven days this would have brought nothing.'
        : `In the last seven days this would have brought ${count(n, 'story', 'stories')}.`,
    samples: 'For example',
    first: 'The next comes as soon as a new story fits.',
    firstDigest: 'The next comes with the briefing',
    tighten: (clause: string, left: number) => `Add ${clause} (leaves ${numbers.format(left)})`,
    keep: 'Keep',
  },

  settings: {
    language: 'This channel is spoken to in English.',
    zone: (zone: string) => `This channel’s hours are those of ${zone}.`,
  },

  when: {
    instant: 'at once',
    digest: 'in the briefing',
    both: 'at once and in the briefing',
  },

  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  daily: 'every day',
  weekdays: 'on weekdays',

  schedule: {
    title: 'Briefing',
    plan: (days: string, times: string, zone: string, top: number) =>
      `${days} at ${times} (${zone}), the top ${numbers.format(top)}`,
    none: 'No briefing is planned here.',
    noneTodo: 'Plan one: ',
    next: 'Next',
    last: 'Last',
    found: 'Found',
    sameStory: 'Same story',
    muted: 'Muted',
    leftOut: 'Left out',
    held: 'Held back',
    missedIssues: 'Missed',
    outcomes: { sent: 'sent', empty: 'nothing to send', skipped: 'skipped', missed: 'missed' },
    now: 'Send one now',
    preview: 'Preview',
    skip: 'Skip the next',
    off: 'Turn off',
  },

  errors,
};
