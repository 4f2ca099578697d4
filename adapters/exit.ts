/** How the program ends. The table in the README is held against this one by a test. */
export const EXIT = {
  ok: 0,
  /** A bug, or something that nobody foresaw; a short id is printed, the cause is in the log. */
  failed: 1,
  /** The line was not understood: unknown command or option. */
  usage: 2,
  /** Some of what was given could not be used; the rest was. */
  partial: 3,
  /** The store cannot be opened: damaged, of a newer version, or its folder cannot be written. */
  store: 4,
  /** Another `ainews start` runs on this store. */
  busy: 5,
  /** The disk is full. */
  full: 6,
  /** The settings are wrong. */
  config: 7,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
