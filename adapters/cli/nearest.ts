import { PROGRAM } from './commands.ts';

/** What a person can type after `ainews`, for suggestions. */
const COMMANDS = ['ask', ...PROGRAM];
const OPTIONS = ['--json', '--html', '--help', '--version'];

/** The command that `word` is one slip away from; undefined for a word that is none. */
export function nearestCommand(word: string): string | undefined {
  return COMMANDS.find((command) => command.length > 3 && slips(word.toLowerCase(), command) === 1);
}

export function unknownOption(option: string): string {
  const [name = option] = option.split('=');
  const near = OPTIONS.find((known) => slips(name, known) <= 2);
  const hint = near ? ` Did you mean "${near}"?` : '';
  return `ainews: no option "${name}".${hint} To ask for text that begins with dashes: ainews -- ${option}`;
}

/** Edits between two words, a swap of neighbours counting as one; more than 3 is "far". */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 4;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
