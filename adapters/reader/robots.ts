/** The rules of a robots.txt for one program: the group that names it, else the one for all. */
export interface Rules {
  allows(path: string): boolean;
}

interface Rule {
  readonly allow: boolean;
  readonly path: string;
}

const MAX_RULES = 2_000;

/** Reads a robots.txt (RFC 9309). `agent` is the program's name in lower case. */
export function parseRobots(text: string, agent: string): Rules {
  const groups: { readonly agents: string[]; readonly rules: Rule[] }[] = [];
  let open = false;
  for (const line of text.slice(0, 512 * 1024).split(/\r\n?|\n/)) {
    const match = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line);
    if (!match) continue;
    const [field, value] = [match[1]!.toLowerCase(), match[2]!.trim()];
    if (field === 'user-agent') {
      if (!open) groups.push({ agents: [], rules: [] });
      groups.at(-1)!.agents.push(value.toLowerCase());
      open = true;
    } else if (field === 'allow' || field === 'disallow') {
      open = false;
      const rules = groups.at(-1)?.rules;
      if (rules && value !== '' && rules.length < MAX_RULES)
        rules.push({ allow: field === 'allow', path: value.slice(0, 500) });
    }
  }
  const own = groups.filter(({ agents }) =>
    agents.some((name) => name !== '*' && agent.startsWith(name) && name !== ''),
  );
  const rules = (own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'))).flatMap(
    (group) => group.rules,
  );
  return { allows: (path) => verdict(rules, path) };
}

/** The longest rule that fits decides; of equally long ones the one that allows. */
function verdict(rules: readonly Rule[], path: string): boolean {
  let best: Rule | undefined;
  for (const rule of rules) {
    if (!fits(rule.path, path)) continue;
    const longer = rule.path.length - (best?.path.length ?? -1);
    if (longer > 0 || (longer === 0 && rule.allow)) best = rule;
  }
  return best?.allow ?? true;
}

/** `*` stands for anything, `$` at the end for the end. Goes through the path once for each piece. */
function fits(pattern: string, path: string): boolean {
  const whole = pattern.endsWith('$');
  const pieces = (whole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(pieces[0]!)) return false;
  let at = pieces[0]!.length;
  for (const [index, piece] of pieces.entries()) {
    if (index === 0) continue;
    const last = whole && index === pieces.length - 1;
    const found = last ? path.length - piece.length : path.indexOf(piece, at);
    if (found < at || (last && !path.endsWith(piece))) return false;
    at = found + piece.length;
  }
  return !whole || pieces.length > 1 || at === path.length;
}
