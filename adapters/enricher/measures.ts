const MEASURE =
  /^(?:\d+(?:th|st|nd|rd|s|k|m|b|bn|tn|t|w|x|g|gb|tb|mb|kb|nm|mm|cm|km|kg|kw|mw|gw|kwh|mwh|gwh|mah|hz|px|fps|tps|ai)?|v\d+|q[1-4])$/iu;
/** What is a kind of thing, and no size of one. */
const KIND = /^(?:3g|4g|5g|6g|4k|8k)$/iu;

/** Is it a figure with its unit, a version or a quarter (`128GB`, `v2`, `Q1`)? */
export function isMeasure(word: string): boolean {
  return MEASURE.test(word) && !KIND.test(word);
}
