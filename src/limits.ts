/** What a card may hold. Characters are UTF-16 units, counted as the most verbose platform writes them. */
export interface Limits {
  readonly title: number;
  /** Characters of one text block, and pieces in it. */
  readonly text: number;
  readonly parts: number;
  readonly items: number;
  readonly item: number;
  readonly facts: number;
  readonly label: number;
  readonly value: number;
  /** Buttons of a card, and the rows they stand in, five in each. */
  readonly buttons: number;
  readonly rows: number;
  readonly buttonLabel: number;
  readonly ask: number;
  /** Menus of a card, each in a row of its own; options of one menu; characters of all their labels. */
  readonly menus: number;
  readonly options: number;
  readonly optionLabel: number;
  readonly optionWords: number;
  readonly address: number;
  readonly buttonAddress: number;
  /** Blocks, with every button, every menu and every row of them counted as one. */
  readonly components: number;
  readonly characters: number;
  /** UTF-8 bytes of all text, with twelve for every block of text. */
  readonly bytes: number;
}

const DISCORD: Limits = {
  title: 150,
  text: 3_000,
  parts: 60,
  items: 25,
  item: 600,
  facts: 12,
  label: 40,
  value: 600,
  buttons: 15,
  rows: 5,
  buttonLabel: 75,
  ask: 500,
  menus: 3,
  options: 25,
  optionLabel: 75,
  optionWords: 1_200,
  address: 2_000,
  buttonAddress: 512,
  // The platform's own are 40, 4,000 and 10,170; the rest is left for the container and its footer.
  components: 37,
  characters: 3_800,
  bytes: 9_900,
};

const SLACK: Limits = {
  ...DISCORD,
  buttons: 25,
  rows: 8,
  options: 100,
  optionWords: 3_000,
  buttonAddress: 2_000,
  // 50 blocks, and an unwritten total from about 11,300 characters on.
  components: 42,
  characters: 9_500,
  bytes: 38_000,
};

const PAGE: Limits = {
  ...SLACK,
  text: 20_000,
  item: 2_000,
  items: 100,
  components: 200,
  characters: 60_000,
  bytes: 240_000,
};

/** One row a platform. `everywhere` is the strictest of them: a card that fits it fits all. */
export const LIMITS = {
  everywhere: DISCORD,
  discord: DISCORD,
  slack: SLACK,
  console: PAGE,
  web: PAGE,
} as const satisfies Record<string, Limits>;

export const BUTTONS_A_ROW = 5;
