import type { App, ViewErrorsResponseAction } from '@slack/bolt';
import { problemLine } from '../../src/cards/notice.ts';
import { parse } from '../../src/commands/grammar.ts';
import { UserError } from '../../src/errors.ts';
import { langOf } from '../../src/i18n/index.ts';
import { asksForSomething } from '../../src/news/expression.ts';
import type { Desk, Place } from './desk.ts';
import { FORM } from './form.ts';
import { field } from './payload.ts';

/** A form that was filled in composes a line, and the line is asked like any other. */
export function listenToSubmissions(app: App, desk: Desk): void {
  app.view({ type: 'view_submission' }, async ({ body }) => {
    if (!isOurs(body)) return;
    const place = placeOf(body);
    const line = lineOf(body);
    if (place && line) await desk.serve(place, line);
  });
}

/**
 * What Slack shows beside the field that cannot be taken as it is, in the place of an acknowledgement, so
 * that the form stays open. Undefined for every other request.
 */
export function refusalOf(body: unknown): ViewErrorsResponseAction | undefined {
  if (!isOurs(body)) return undefined;
  const problem = problemOf(lineOf(body));
  if (!problem) return undefined;
  const lang = langOf(field(originOf(body), 'lang') ?? 'en');
  return { response_action: 'errors', errors: { what: problemLine(problem, lang) } };
}

/** Of the words alone; what depends on the room is answered as for any other line. */
function problemOf(line: string | undefined): UserError | undefined {
  if (line === undefined) return new UserError('empty-expression');
  const command = parse(line);
  if (command.verb === 'refused') return new UserError(command.key, command.params);
  const asks = command.verb !== 'subscribe' || (command.expression && asksForSomething(command.expression));
  return asks ? undefined : new UserError('empty-expression');
}

const isOurs = (body: unknown): boolean =>
  field(body, 'type') === 'view_submission' && field(body, 'view', 'callback_id') === FORM;

function lineOf(body: unknown): string | undefined {
  const value = (...path: string[]) => field(body, 'view', 'state', 'values', ...path);
  const what = value('what', 'value', 'value')?.replace(/\s+/g, ' ').trim();
  if (!what) return undefined;
  const chosen = ['when', 'max']
    .map((id) => value(id, 'value', 'selected_option', 'value'))
    .filter((setting) => setting !== undefined && /^(?:when|max):[\w/]+$/.test(setting));
  const to = destinationOf(
    field(originOf(body), 'channel'),
    value('where', 'value', 'selected_conversation'),
  );
  return ['subscribe', what, ...chosen, ...to].join(' ');
}

/** Asked from where the form was opened, so that another channel is judged as one: who may post there. */
function destinationOf(from: string | undefined, chosen: string | undefined): string[] {
  if (chosen === undefined || chosen === from) return [];
  return /^[CG][A-Z0-9]+$/.test(chosen) ? [`to:#${chosen}`] : ['to:me'];
}

function placeOf(body: unknown): Place | undefined {
  const space = field(body, 'team', 'id') ?? field(body, 'user', 'team_id');
  const user = field(body, 'user', 'id');
  if (!space || !user) return undefined;
  const origin = originOf(body);
  const name = field(body, 'user', 'username') ?? field(body, 'user', 'name');
  const responseUrl = field(origin, 'responseUrl');
  return {
    space,
    channel: field(origin, 'channel') ?? user,
    user,
    ...(name ? { name } : {}),
    ...(responseUrl ? { responseUrl } : {}),
  };
}

/** What the form was opened with. */
function originOf(body: unknown): unknown {
  const metadata = field(body, 'view', 'private_metadata');
  try {
    return metadata === undefined ? undefined : JSON.parse(metadata);
  } catch {
    return undefined;
  }
}
