/** Discord's ids carry their time: milliseconds since 2015 above 22 bits. */
const EPOCH = 1_420_070_400_000n;

/** When the thing with this id was made; undefined for what is no id. */
export function snowflakeTime(id: string): number | undefined {
  return /^\d{1,20}$/.test(id) ? Number((BigInt(id) >> 22n) + EPOCH) : undefined;
}
