/** What Slack takes, from its Block Kit reference. The renderer, the views and the tests read this table. */
export const SLACK_LIMITS = {
  /** Slack takes 50; a few are kept free. */
  blocks: 45,
  viewBlocks: 100,
  /** Written nowhere: `msg_blocks_too_long` comes from about 11,300 characters of block text on. */
  characters: 10_000,
  header: 150,
  section: 3_000,
  field: 2_000,
  fields: 10,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  linkUrl: 3_000,
  imageUrl: 3_000,
  altText: 2_000,
  blockId: 255,
  actionId: 255,
  /** Slack cuts at 40,000; a notification shows far less. */
  text: 1_000,
  modalTitle: 24,
  privateMetadata: 3_000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
} as const;

/** How often a response URL may be used, and for how long. */
export const RESPONSE_URL = { uses: 5, lifeMs: 30 * 60_000 } as const;

/** How far a signed request's time may be from now, either way. */
export const REQUEST_AGE_S = 5 * 60;
