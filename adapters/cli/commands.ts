/** Commands of the program. Everything else on the command line is a question to the archive. */
export const PROGRAM = [
  'import',
  'apply',
  'export',
  'start',
  'demo',
  'preview',
  'status',
  'invite',
  'complete',
  'help',
] as const;
