/**
 * Hands over the numbers 0 … `count` - 1 from the highest score down, of equal ones the lower number first,
 * until `take` says that it is enough. Few are wanted of many, so they are not all sorted.
 */
export function bestFirst(scores: Float64Array, count: number, take: (number: number) => boolean): void {
  const heap = new Int32Array(count);
  for (let i = 0; i < count; i++) heap[i] = i;
  for (let i = (count >> 1) - 1; i >= 0; i--) sink(heap, scores, i, count);
  for (let left = count; left > 0; ) {
    const best = heap[0]!;
    if (!take(best)) return;
    heap[0] = heap[--left]!;
    sink(heap, scores, 0, left);
  }
}

function sink(heap: Int32Array, scores: Float64Array, from: number, count: number): void {
  const one = heap[from]!;
  let at = from;
  for (let below = 2 * at + 1; below < count; below = 2 * at + 1) {
    if (below + 1 < count && isBefore(scores, heap[below + 1]!, heap[below]!)) below++;
    if (!isBefore(scores, heap[below]!, one)) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = one;
}

function isBefore(scores: Float64Array, one: number, other: number): boolean {
  return scores[one]! > scores[other]! || (scores[one] === scores[other] && one < other);
}
