/** What the two databases call the same thing. */
export interface Types {
  /** A row's number: never used twice. */
  readonly id: string;
  readonly int: string;
  readonly text: string;
  /** Ends a table. */
  readonly end: string;
}

/** Version 1: everything but the search index, which is each database's own. */
export function firstSchema({ id, int, text, end }: Types): string {
  return `
CREATE TABLE stories (
  id ${id},
  opened_at ${int} NOT NULL
)${end};
CREATE TABLE articles (
  id ${id},
  story_id ${int} NOT NULL REFERENCES stories (id),
  title ${text} NOT NULL,
  url ${text} NOT NULL,
  canonical_url ${text} NOT NULL UNIQUE,
  body ${text} NOT NULL,
  keywords ${text} NOT NULL,
  technologies ${text} NOT NULL,
  industries ${text} NOT NULL,
  companies ${text} NOT NULL,
  people ${text} NOT NULL,
  event ${text} NOT NULL,
  lang ${text} NOT NULL,
  site ${text} NOT NULL,
  source_id ${int},
  published_at ${int},
  arrived_at ${int} NOT NULL
)${end};
CREATE INDEX articles_of_story ON articles (story_id);
CREATE INDEX articles_by_arrival ON articles (arrived_at, id);

CREATE TABLE lists (
  person ${text} NOT NULL,
  room ${text} NOT NULL,
  items ${text} NOT NULL,
  at ${int} NOT NULL,
  PRIMARY KEY (person, room)
)${end};
CREATE TABLE saved (
  person ${text} NOT NULL,
  story_id ${int} NOT NULL REFERENCES stories (id),
  room ${text} NOT NULL,
  at ${int} NOT NULL,
  PRIMARY KEY (person, story_id)
)${end};
CREATE INDEX saved_in_room ON saved (room, at);
CREATE TABLE asks (
  token ${text} NOT NULL PRIMARY KEY,
  ask ${text} NOT NULL,
  at ${int} NOT NULL
)${end};

CREATE TABLE rooms (
  room ${text} NOT NULL PRIMARY KEY,
  settings ${text} NOT NULL
)${end};
CREATE TABLE subscriptions (
  id ${id},
  room ${text} NOT NULL REFERENCES rooms (room),
  expression ${text} NOT NULL,
  settings ${text} NOT NULL,
  paused_until ${int},
  ends_at ${int},
  created_by ${text} NOT NULL,
  created_at ${int} NOT NULL,
  changed_by ${text} NOT NULL,
  changed_at ${int} NOT NULL
)${end};
CREATE INDEX subscriptions_of_room ON subscriptions (room, id);
CREATE TABLE mutes (
  id ${id},
  room ${text} NOT NULL REFERENCES rooms (room),
  expression ${text} NOT NULL,
  until ${int},
  muted_by ${text} NOT NULL
)${end};
CREATE INDEX mutes_of_room ON mutes (room, id);
CREATE TABLE changes (
  id ${id},
  room ${text} NOT NULL REFERENCES rooms (room),
  person ${text} NOT NULL,
  person_name ${text},
  at ${int} NOT NULL,
  did ${text} NOT NULL,
  before ${text} NOT NULL,
  undone ${int} NOT NULL DEFAULT 0
)${end};
CREATE INDEX changes_of_room ON changes (room, id);

CREATE TABLE sources (
  id ${id},
  url ${text} NOT NULL UNIQUE,
  site ${text} NOT NULL,
  title ${text} NOT NULL,
  lang ${text},
  topics ${text} NOT NULL,
  interval_minutes ${int} NOT NULL,
  next_at ${int} NOT NULL,
  last_read_at ${int},
  last_ok_at ${int},
  failures ${int} NOT NULL,
  problem ${text},
  seen_once ${int} NOT NULL,
  etag ${text},
  last_modified ${text},
  paused ${int} NOT NULL
)${end};
CREATE INDEX sources_due ON sources (next_at) WHERE paused = 0;

CREATE TABLE deliveries (
  id ${id},
  key ${text} NOT NULL UNIQUE,
  room ${text} NOT NULL,
  kind ${text} NOT NULL,
  card ${text} NOT NULL,
  reply_to ${text},
  story_ids ${text} NOT NULL,
  due_at ${int} NOT NULL,
  queued_at ${int} NOT NULL,
  state ${text} NOT NULL,
  attempts ${int} NOT NULL DEFAULT 0,
  doubtful ${int} NOT NULL DEFAULT 0,
  next_at ${int} NOT NULL,
  lease ${text},
  lease_until ${int},
  receipt ${text},
  error ${text},
  settled_at ${int}
)${end};
CREATE INDEX deliveries_pending ON deliveries (room, due_at, id) WHERE state = 'pending';
CREATE INDEX deliveries_sending ON deliveries (room, due_at, id) WHERE state = 'sending';
CREATE INDEX deliveries_ended ON deliveries (state) WHERE state NOT IN ('pending', 'sending');
CREATE INDEX deliveries_replies ON deliveries (reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX deliveries_alerts ON deliveries (room, queued_at) WHERE kind = 'alert';
CREATE TABLE delivery_stories (
  room ${text} NOT NULL,
  story_id ${int} NOT NULL,
  delivery_id ${int} NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
  PRIMARY KEY (room, story_id, delivery_id)
)${end};
CREATE INDEX stories_of_delivery ON delivery_stories (delivery_id);
CREATE TABLE lanes (
  room ${text} NOT NULL PRIMARY KEY,
  next_at ${int},
  urgent ${int} NOT NULL DEFAULT 0,
  paused_at ${int},
  paused_because ${text}
)${end};
CREATE INDEX lanes_due ON lanes (urgent, next_at) WHERE paused_at IS NULL AND next_at IS NOT NULL;
CREATE INDEX lanes_paused ON lanes (paused_at) WHERE paused_at IS NOT NULL;
CREATE TABLE issues (
  room ${text} NOT NULL,
  slot ${int} NOT NULL,
  local_time ${text} NOT NULL,
  covers_from ${int} NOT NULL,
  covers_to ${int} NOT NULL,
  outcome ${text} NOT NULL,
  counts ${text} NOT NULL,
  queued_at ${int} NOT NULL,
  PRIMARY KEY (room, slot)
)${end};
`;
}

/** Version 3: articles whose text may be taken out some day. */
export const THIRD_SCHEMA = `
CREATE INDEX articles_with_text ON articles (arrived_at) WHERE body <> '' AND source_id IS NOT NULL;
`;

/** Version 2: which subscriptions an alert was for and whom it calls; what stopped a story. */
export function secondSchema({ int, text, end }: Types): string {
  return `
ALTER TABLE deliveries ADD COLUMN mentions ${text};
CREATE TABLE delivery_subscriptions (
  subscription_id ${int} NOT NULL,
  queued_at ${int} NOT NULL,
  delivery_id ${int} NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
  PRIMARY KEY (subscription_id, queued_at, delivery_id)
)${end};
CREATE INDEX subscriptions_of_delivery ON delivery_subscriptions (delivery_id);
CREATE TABLE stops (
  room ${text} NOT NULL,
  story_id ${int} NOT NULL,
  subscription_id ${int} NOT NULL,
  stage ${text} NOT NULL,
  detail ${text} NOT NULL,
  at ${int} NOT NULL,
  PRIMARY KEY (room, story_id, subscription_id)
)${end};
CREATE INDEX stops_by_age ON stops (at);
CREATE INDEX deliveries_by_age ON deliveries (settled_at) WHERE settled_at IS NOT NULL AND card <> '';
CREATE INDEX changes_by_age ON changes (at) WHERE before <> '';
CREATE INDEX lists_by_age ON lists (at);
CREATE INDEX asks_by_age ON asks (at);
`;
}

/** Version 4: a card that many rooms get is kept once; its deliveries have `card` empty and point to it. */
export function fourthSchema({ id, int, text, end }: Types): string {
  return `
CREATE TABLE cards (
  id ${id},
  hash ${text} NOT NULL UNIQUE,
  card ${text} NOT NULL,
  at ${int} NOT NULL
)${end};
ALTER TABLE deliveries ADD COLUMN card_id ${int};
CREATE INDEX cards_by_age ON cards (at);
CREATE INDEX deliveries_of_card ON deliveries (card_id) WHERE card_id IS NOT NULL;
`;
}

/** Version 5: where a platform's app was put in; `sealed` is encrypted. */
export function fifthSchema({ int, text, end }: Types): string {
  return `
CREATE TABLE installations (
  platform ${text} NOT NULL,
  owner ${text} NOT NULL,
  sealed ${text} NOT NULL,
  at ${int} NOT NULL,
  problem ${text},
  PRIMARY KEY (platform, owner)
)${end};
`;
}
