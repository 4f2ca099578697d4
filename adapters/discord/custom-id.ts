/** What Discord keeps of a button. */
const MAX = 100;

/** What a button of ours says when it is pressed. */
export interface Pressed {
  /** The line to ask, or the token of one that was too long. */
  readonly line: string;
  readonly kept: boolean;
  /** The answer is for the whole room. */
  readonly toRoom: boolean;
  /** Key of the delivery that the button came with. */
  readonly key?: string;
}

const SHAPE = /^([aAkK])[0-9a-z]{1,2}:([\w-]{0,25}):(.+)$/s;

/**
 * A button's whole state in its `custom_id`, so that it works after a restart. `index` keeps two
 * buttons of one message apart, as Discord demands. Undefined when the line is too long to fit.
 */
export function customId(pressed: Pressed, index: number): string | undefined {
  const letter = pressed.kept ? 'k' : 'a';
  const mode = pressed.toRoom ? letter.toUpperCase() : letter;
  const id = `${mode}${index.toString(36)}:${pressed.key ?? ''}:${pressed.line}`;
  return id.length <= MAX ? id : undefined;
}

const MENU = /^m[0-9a-z]{1,2}:([\w-]{0,25})$/;

/** A menu's own `custom_id`; what its options say stands in their values, as in a button's. */
export function menuId(key: string | undefined, index: number): string {
  return `m${index.toString(36)}:${key ?? ''}`;
}

export const isMenuId = (id: string): boolean => MENU.test(id);

/** Key of the delivery that a button or menu of ours came with. */
export function keyIn(id: string): string | undefined {
  return MENU.exec(id)?.[1] || readCustomId(id)?.key;
}

/** Reads a `custom_id`; undefined when it is none of ours, or of a form that is no longer made. */
export function readCustomId(id: string): Pressed | undefined {
  const [, mode, key, line] = SHAPE.exec(id) ?? [];
  if (!mode || !line?.trim()) return undefined;
  return {
    line,
    kept: /k/i.test(mode),
    toRoom: /[AK]/.test(mode),
    ...(key ? { key } : {}),
  };
}
