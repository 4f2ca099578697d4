import { createRows, grow, ints } from './ints.ts';
import type { Program } from './rules.ts';
import { createTable } from './table.ts';

/** Distinct programs, each once, one after the other in one array. */
export interface Programs {
  readonly code: Int32Array;
  readonly end: number;
  /** Where the rule's program begins in `code`. */
  from(rule: number): number;
  of(rule: number): Program;
  /** The rule with this program, or -1. */
  find(program: Program): number;
  add(program: Program): number;
  remove(rule: number): void;
}

export function createPrograms(): Programs {
  const code = ints();
  let used = 0;
  const from = ints();
  const length = ints();
  const rows = createRows(length);
  /** Places that programs of a length have left. */
  const holes = new Map<number, number[]>();
  const table = createTable((rule) => hashOf(code.at, from.at[rule]!, length.at[rule]!));

  function place(size: number): number {
    const hole = holes.get(size)?.pop();
    if (hole !== undefined) return hole;
    used += size;
    grow([code], used);
    return used - size;
  }

  function same(rule: number, program: Program): boolean {
    if (length.at[rule] !== program.length) return false;
    const start = from.at[rule]!;
    return program.every((value, i) => code.at[start + i] === value);
  }

  return {
    get code() {
      return code.at;
    },
    get end() {
      return rows.end;
    },
    from: (rule) => from.at[rule]!,
    of: (rule) => [...code.at.subarray(from.at[rule]!, from.at[rule]! + length.at[rule]!)],
    find: (program) => table.find(hashOf(program, 0, program.length), (rule) => same(rule, program)),
    add(program) {
      const rule = rows.take();
      grow([from, length], rows.end);
      const start = place(program.length);
      code.at.set(program, start);
      from.at[rule] = start;
      length.at[rule] = program.length;
      table.add(hashOf(program, 0, program.length), rule);
      return rule;
    },
    remove(rule) {
      const size = length.at[rule]!;
      table.remove(hashOf(code.at, from.at[rule]!, size), rule);
      const places = holes.get(size);
      if (places) places.push(from.at[rule]!);
      else holes.set(size, [from.at[rule]!]);
      rows.free(rule);
    },
  };
}

function hashOf(values: ArrayLike<number>, start: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < start + length; i++) {
    hash = Math.imul(hash ^ values[i]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}
