/** The unit that each UTF-16 unit is in small letters, where that is one unit; worked out when first met. */
const small = new Uint16Array(65_536);

export function lowerUnit(unit: number): number {
  return small[unit]! || learn(unit);
}

function learn(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase();
  small[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  return small[unit]!;
}
