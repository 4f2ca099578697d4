/** Keeps lines as the store does, in memory. */
export function keptAsks(kept = new Map<string, string>()) {
  return {
    kept,
    async keepAsk(ask: string) {
      const token = `k${kept.size}`;
      kept.set(token, ask);
      return token;
    },
    keptAsk: async (token: string) => kept.get(token),
  };
}
