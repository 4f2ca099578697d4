import type { types } from '@slack/bolt';
import { parse } from '../../src/commands/grammar.ts';
import { langOf } from '../../src/i18n/index.ts';
import { LIMITS } from '../../src/limits.ts';
import type { Lang } from '../../src/model.ts';
import type { Desk, Place } from './desk.ts';
import { chatError } from './failure.ts';
import { SLACK_LIMITS } from './limits.ts';
import { slackWords } from './words.ts';

export const FORM = 'subscribe_form';

/** `subscribe` and its other names, without anything to subscribe to. */
export function asksForForm(line: string): boolean {
  // One word alone: no other line is worth the reading before it is answered.
  if (/\S\s+\S/.test(line) || line.length > 40) return false;
  const command = parse(line);
  return command.verb === 'subscribe' && command.expression === undefined;
}

/** Opens the form; false when Slack does not (the trigger lasts three seconds): then the line is asked. */
export async function openForm(desk: Desk, place: Place, trigger: string): Promise<boolean> {
  // Who asks in which language is worth a moment of the three seconds, not all of them.
  const lang = await Promise.race([
    desk.profile(place).then(({ locale }) => langOf(locale)),
    new Promise<Lang>((resolve) => setTimeout(resolve, 800, 'en').unref()),
  ]);
  try {
    await (await desk.web(place.space)).views.open({ trigger_id: trigger, view: formView(place, lang) });
    return true;
  } catch (error) {
    desk.log.warn({ platform: 'slack', detail: chatError(error).detail }, 'a form was not opened');
    return false;
  }
}

function formView(place: Place, lang: Lang): types.ModalView {
  const words = slackWords(lang);
  const { channel, responseUrl } = place;
  const metadata = JSON.stringify({ channel, lang, ...(responseUrl ? { responseUrl } : {}) });
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: metadata.length <= SLACK_LIMITS.privateMetadata ? metadata : '{}',
    title: text(words.formTitle),
    submit: text(words.formSubmit),
    close: text(words.formCancel),
    blocks: [
      {
        type: 'input',
        block_id: 'what',
        label: text(words.formWhat),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          min_length: 1,
          max_length: LIMITS.slack.ask,
          placeholder: text(words.formWhatHint),
        },
      },
      {
        type: 'input',
        block_id: 'where',
        label: text(words.formWhere),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private', 'im'], exclude_bot_users: false },
          ...(/^[CG]/.test(place.channel) ? { initial_conversation: place.channel } : {}),
        },
        optional: true,
      },
      choice('when', words.formWhen, [
        ['', words.formInstant],
        ['when:digest', words.formDigest],
        ['when:both', words.formBoth],
      ]),
      choice('max', words.formMax, [
        ['', words.formNoMax],
        ...[3, 5, 10].map((n) => [`max:${n}/day`, words.formPerDay(n)] as const),
      ]),
    ],
  };
}

function choice(id: string, label: string, rows: readonly (readonly [string, string])[]): types.InputBlock {
  const options = rows.map(([value, words]) => ({ text: text(words), value: value || 'default' }));
  return {
    type: 'input',
    block_id: id,
    label: text(label),
    element: { type: 'static_select', action_id: 'value', options, initial_option: options[0]! },
  };
}

const text = (words: string): types.PlainTextElement => ({ type: 'plain_text', text: words, emoji: false });
