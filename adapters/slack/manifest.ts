import { verbEntry } from '../../src/commands/verbs.ts';
import { EVENTS_PATH, REDIRECT_PATH } from './paths.ts';
import { SHORTCUTS } from './shortcuts.ts';

const COMMAND = '/ainews';

/** What is typed after the command, as Slack shows it beside its name. */
const USAGE = [
  'sora',
  ...(['latest', 'subscribe'] as const).map((name) => verbEntry(name).shapes[0]),
  verbEntry('digest').example.en,
  'help',
].join(' | ');

/** What the bot may do, each with what needs it. */
export const SCOPES = [
  'commands',
  'chat:write', // answers and deliveries
  'app_mentions:read',
  'channels:read', // channels left, archived, deleted
  'groups:read',
  'channels:history', // looking whether a message is there before it is sent again
  'groups:history',
  'im:history', // questions in direct messages
  'im:write', // looking there
  'files:write', // exports, whole, to whoever asked
  'users:read', // language, time zone, who is an admin
] as const;

export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_unarchive',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
] as const;

/** Where an install that takes HTTP requests is reached; replaced by whoever installs it. */
const HOST = 'https://ainews.example.com';

/** The app as Slack's "create from a manifest" takes it. */
export function manifest(mode: 'socket' | 'http') {
  const url = mode === 'http' ? { request_url: `${HOST}${EVENTS_PATH}` } : {};
  return {
    display_information: {
      name: 'AI News',
      description:
        'Ask for any AI story, follow topics, get one briefing a day. 问 AI 新闻，订阅话题，每天一份早报。',
      background_color: '#1b2a4a',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'AI News', always_online: true },
      shortcuts: SHORTCUTS.map(({ id, name, description }) => ({
        name,
        type: 'message',
        callback_id: id,
        description,
      })),
      slash_commands: [
        {
          command: COMMAND,
          description: 'Ask for AI news, follow topics, plan a briefing',
          usage_hint: USAGE,
          // Channels and people arrive with their ids.
          should_escape: true,
          ...(mode === 'http' ? { url: `${HOST}${EVENTS_PATH}` } : {}),
        },
      ],
    },
    oauth_config: {
      ...(mode === 'http' ? { redirect_urls: [`${HOST}${REDIRECT_PATH}`] } : {}),
      scopes: { bot: [...SCOPES] },
    },
    settings: {
      event_subscriptions: { ...url, bot_events: [...EVENTS] },
      interactivity: { is_enabled: true, ...url },
      org_deploy_enabled: false,
      socket_mode_enabled: mode === 'socket',
      token_rotation_enabled: false,
    },
  };
}

/** The file's text, as it stands in the repository. */
export function manifestText(mode: 'socket' | 'http'): string {
  return `${JSON.stringify(manifest(mode), null, 2)}\n`;
}

/** Opens Slack's "create an app" with everything filled in. */
export function manifestLink(mode: 'socket' | 'http'): string {
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest(mode)))}`;
}
