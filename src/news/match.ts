import type { Instant } from '../model.ts';
import { isCjkCode } from '../text.ts';
import { asksForSomething, type Expression } from './expression.ts';
import { type Holding, holds } from './holds.ts';
import { createHashing } from './match/hash.ts';
import { grow, ints } from './match/ints.ts';
import { LONGEST_PREFIX, requiredKeys } from './match/keys.ts';
import { createMembers } from './match/members.ts';
import { createPostings } from './match/postings.ts';
import { createPrograms } from './match/programs.ts';
import { createRarity } from './match/rarity.ts';
import { type Reading, readArticle } from './match/reading.ts';
import { createRunner, type Program, programOf } from './match/rules.ts';
import { createVocabulary } from './match/vocabulary.ts';
import { isAboutWords } from './match/wordings.ts';
import { withNames } from './names-over-words.ts';

/**
 * Which of many subscriptions an article fits. An index, not a loop: equal expressions are one rule, a
 * rule is filed under the rarest words that it cannot do without, and an article looks only at rules
 * under its own words. What it gives is what `holds` gives.
 */
export interface Matcher {
  /**
   * In force at once, in the place of what the number had before. False, and nothing is kept, for an
   * expression that asks for nothing (`-funding` alone) or is too wide.
   */
  add(id: number, expression: Expression): boolean;
  /** False when the number is not there. */
  remove(id: number): boolean;
  /** The numbers of those whose expression holds for the article, in no order. */
  match(article: Holding, now: Instant): number[];
  /** Takes note of an article's words, so that rules are filed under what is rare in this stream. */
  learn(article: Holding): void;
  /** Number of subscriptions. */
  readonly size: number;
}

/** More parts than anybody writes by hand. */
const MOST_PARTS = 400;
const MOST_KEYS = 400;

export function createMatcher(seed = 0): Matcher {
  const hashing = createHashing(seed);
  const rarity = createRarity();
  const vocabulary = createVocabulary();
  const programs = createPrograms();
  const members = createMembers();
  const postings = createPostings();
  /** Rules that have no word they need: patterns, numbers of outlets. Each article looks at all of them. */
  const unfiled = new Set<number>();
  /** Lengths of beginnings that rules are filed under, a bit each. */
  let beginnings = 0;
  /** For each rule the last round that looked at it; for each term its answer in the last round that asked. */
  const looked = ints();
  const answers = ints();
  let round = 0;

  function file(rule: number, expression: Expression): boolean {
    const keys = requiredKeys(expression, (key) => rarity.cost(key, hashing.key(key)));
    if (keys === undefined) unfiled.add(rule);
    else if (keys.size > MOST_KEYS) return false;
    for (const key of keys ?? []) if (key.startsWith('^')) beginnings |= 1 << (key.length - 1);
    postings.file(rule, new Set([...(keys ?? [])].map(hashing.key)));
    return true;
  }

  function intern(expression: Expression): number {
    const program = programOf(expression, vocabulary.number);
    const known = programs.find(program);
    if (known >= 0) return known;
    const rule = programs.add(program);
    for (const term of termsOf(program)) vocabulary.use(term, 1);
    grow([looked], programs.end);
    grow([answers], vocabulary.end);
    looked.at[rule] = 0;
    if (file(rule, expression)) return rule;
    forget(rule);
    return -1;
  }

  function forget(rule: number): void {
    postings.drop(rule);
    unfiled.delete(rule);
    const terms = termsOf(programs.of(rule));
    programs.remove(rule);
    for (const term of terms) vocabulary.use(term, -1);
  }

  function remove(id: number): boolean {
    const rule = members.ruleOf(id);
    if (rule < 0) return false;
    if (members.leave(id)) forget(rule);
    return true;
  }

  return {
    get size() {
      return members.size;
    },
    add(id, expression) {
      const fit = asksForSomething(expression) && parts(expression) <= MOST_PARTS;
      // The new rule first: what the two share need not go and come back.
      const rule = fit ? intern(withNames(expression)) : -1;
      if (rule < 0 || members.ruleOf(id) !== rule) remove(id);
      else return true;
      if (rule >= 0) members.join(id, rule);
      return rule >= 0;
    },
    remove,
    learn(article) {
      rarity.article();
      eachKey(readArticle(article, 0, hashing), rarity.learn);
    },
    match(article, now) {
      round = (round + 1) & 0x3fffffff;
      if (round === 0) {
        looked.at.fill(0);
        answers.at.fill(0);
        round = 1;
      }
      const reading = readArticle(article, now, hashing);
      const run = createRunner((term) => {
        const known = answers.at[term]!;
        if (known >> 1 === round) return (known & 1) === 1;
        const answer = ask(term, reading, article, now);
        answers.at[term] = (round << 1) | (answer ? 1 : 0);
        return answer;
      });
      const found: number[] = [];
      const look = (rule: number): void => {
        if (looked.at[rule] === round) return;
        looked.at[rule] = round;
        if (run(programs.code, programs.from(rule))) members.collect(rule, found);
      };
      eachKey(reading, (hash) => postings.under(hash, look));
      for (const rule of unfiled) look(rule);
      return found;
    },
  };

  function ask(number: number, reading: Reading, article: Holding, now: Instant): boolean {
    const piece = vocabulary.piece(number);
    if (piece !== undefined) return reading.whole.has(piece);
    const term = vocabulary.term(number);
    return isAboutWords(term) ? reading.holds(term, vocabulary.wordings(number)) : holds(term, article, now);
  }

  /** Calls `visit` with the hash of each key that an article has. */
  function eachKey(reading: Reading, visit: (hash: number) => void): void {
    const { whole, further, facets } = reading;
    const { text } = whole;
    const characters = new Set<number>();
    whole.each((from, to, hash) => {
      if (beginnings !== 0) eachBeginning(text, from, to, visit);
      const first = text.codePointAt(from)!;
      if (to - from > (first > 0xffff ? 2 : 1) && isCjkCode(first)) characters.add(first);
      visit(hash);
    });
    for (const first of characters) visit(hashing.word(String.fromCodePoint(first)));
    for (const key of further) visit(hashing.key(key));
    for (const key of facets) visit(hashing.key(key));
  }

  function eachBeginning(text: string, from: number, to: number, visit: (hash: number) => void): void {
    let hash = hashing.start;
    for (let length = 1; length <= Math.min(to - from, LONGEST_PREFIX); length++) {
      hash = hashing.roll(hash, text.charCodeAt(from + length - 1));
      if (((beginnings >>> length) & 1) === 1) visit(hashing.beginning(hash));
    }
  }
}

function termsOf(program: Program): number[] {
  const terms: number[] = [];
  for (let i = 0; i < program.length; i++) {
    const value = program[i]!;
    if (value >= 0) terms.push(value);
    else if (value !== -3) i++;
  }
  return terms;
}

function parts(expression: Expression): number {
  if (expression.kind === 'not') return parts(expression.of);
  if (expression.kind !== 'and' && expression.kind !== 'or') return 1;
  return expression.of.reduce((sum, each) => sum + parts(each), 0);
}
