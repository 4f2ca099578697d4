/** What a reader of Discord's markup finds in a text: its links, and whatever else is alive in it. */
export interface Markup {
  readonly links: readonly string[];
  readonly alive: readonly string[];
  /** As it is seen: marks gone, escapes resolved. */
  readonly seen: string;
}

const LINK = /\[((?:\\.|[^[\]\\\n])*)\]\(<(https?:\/\/[^\s<>()]+)>\)/y;
const TIME = /<t:-?\d+:[DtfR]>/y;
const START = /(?:#{1,3} |-# |[-+*] |> |>>> |\d+[.)] )/y;
const ALIVE = /[*_~`|<>[\]]|https?:\/\/|@(?:everyone|here)|@[!&]?\d/iy;

/** Marks at a line's start that our renderer writes itself. */
const OURS = /^(?:### |-# |- |\d+\. )/;

/** Reads as Discord's clients do. */
export function readMarkup(text: string): Markup {
  const links: string[] = [];
  const alive: string[] = [];
  let seen = '';
  let lineStart = true;
  for (let at = 0; at < text.length; ) {
    const take = (shape: RegExp): RegExpExecArray | null => {
      shape.lastIndex = at;
      return shape.exec(text);
    };
    const start = lineStart ? take(START) : null;
    lineStart = false;
    if (start) {
      if (!OURS.test(start[0])) alive.push(start[0]);
      at += start[0].length;
      // A mark may stand behind a mark: a heading in a list.
      lineStart = true;
      continue;
    }
    const link = take(LINK);
    if (link) {
      links.push(link[2]!);
      seen += readMarkup(link[1]!).seen;
      alive.push(...readMarkup(link[1]!).alive);
      at += link[0].length;
      continue;
    }
    const time = take(TIME);
    if (time) {
      at += time[0].length;
      continue;
    }
    if (text[at] === '\\' && /[^0-9A-Za-z\s]/.test(text[at + 1] ?? '')) {
      seen += text[at + 1];
      at += 2;
      continue;
    }
    if (text.startsWith('**', at)) {
      at += 2;
      continue;
    }
    const live = take(ALIVE);
    if (live) alive.push(text.slice(at, at + 20));
    seen += text[at];
    lineStart = text[at] === '\n' || (/\s/.test(text[at]!) && /(?:^|\n)\s*$/.test(text.slice(0, at + 1)));
    at++;
  }
  return { links, alive, seen };
}
