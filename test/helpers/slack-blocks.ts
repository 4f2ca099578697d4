/**
 * What Slack would refuse of a message or view: its documented limits and shapes for the blocks that we
 * use. Gives the complaints; none means that Slack takes it.
 */
export function complaints(blocks: unknown, where: 'message' | 'view' = 'message'): string[] {
  if (!Array.isArray(blocks) || blocks.length === 0) return ['no blocks'];
  const most = where === 'message' ? 50 : 100;
  const found = blocks.flatMap((block, index) => inBlock(block).map((what) => `block ${index}: ${what}`));
  if (blocks.length > most) found.push(`${blocks.length} blocks`);
  const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) found.push('a block_id twice');
  const actions = blocks.flatMap(({ elements = [] }) => elements).flatMap(({ action_id }) => action_id ?? []);
  if (new Set(actions).size !== actions.length) found.push('an action_id twice');
  const characters = charactersOf(blocks);
  if (where === 'message' && characters > 11_300) found.push(`${characters} characters`);
  return found;
}

type Json = Record<string, unknown>;

function inBlock(block: Json): string[] {
  const id = block.block_id === undefined ? [] : text(block.block_id, 255, 'block_id');
  switch (block.type) {
    case 'header':
      return [...id, ...keys(block, 'text'), ...plainText(block.text, 150)];
    case 'divider':
      return [...id, ...keys(block)];
    case 'context': {
      const elements = block.elements as Json[];
      return [
        ...id,
        ...keys(block, 'elements'),
        ...(elements.length < 1 || elements.length > 10 ? ['context elements'] : []),
        ...elements.flatMap((element) => plainText(element, 3_000)),
      ];
    }
    case 'image':
      return [
        ...id,
        ...keys(block, 'image_url', 'alt_text'),
        ...address(block.image_url, 3_000),
        ...text(block.alt_text, 2_000, 'alt_text'),
      ];
    case 'actions': {
      const elements = block.elements as Json[];
      return [
        ...id,
        ...keys(block, 'elements'),
        ...(elements.length < 1 || elements.length > 25 ? ['actions elements'] : []),
        ...elements.flatMap((element) =>
          element.type === 'static_select' ? select(element) : button(element),
        ),
      ];
    }
    case 'rich_text': {
      const elements = block.elements as Json[];
      return [
        ...id,
        ...keys(block, 'elements'),
        ...(elements.length < 1 ? ['an empty rich_text'] : []),
        ...elements.flatMap(richPart),
      ];
    }
    case 'input':
      return id;
    default:
      // `section` and `markdown` would be parsed: this bot never sends them.
      return [`type ${String(block.type)}`];
  }
}

function button(element: Json): string[] {
  return [
    ...(element.type === 'button' ? [] : ['not a button']),
    ...keys(element, 'action_id', 'text', 'value', 'url', 'style'),
    ...plainText(element.text, 75),
    ...text(element.action_id, 255, 'action_id'),
    ...(element.value === undefined ? [] : text(element.value, 2_000, 'value')),
    ...(element.url === undefined ? [] : address(element.url, 3_000)),
    ...(element.style === undefined || element.style === 'primary' || element.style === 'danger'
      ? []
      : ['style']),
  ];
}

function select(element: Json): string[] {
  const options = element.options as Json[];
  return [
    ...keys(element, 'action_id', 'placeholder', 'options'),
    ...text(element.action_id, 255, 'action_id'),
    ...plainText(element.placeholder, 150),
    ...(options.length < 1 || options.length > 100 ? ['options'] : []),
    ...options.flatMap((option) => [
      ...keys(option, 'text', 'value'),
      ...plainText(option.text, 75),
      ...text(option.value, 150, 'value'),
    ]),
  ];
}

function richPart(part: Json): string[] {
  if (part.type === 'rich_text_section') {
    const elements = part.elements as Json[];
    return [
      ...keys(part, 'elements'),
      ...(elements.length < 1 ? ['empty section'] : []),
      ...elements.flatMap(richElement),
    ];
  }
  if (part.type === 'rich_text_list') {
    const elements = part.elements as Json[];
    const offset = part.offset ?? 0;
    return [
      ...keys(part, 'style', 'indent', 'offset', 'elements'),
      ...(part.style === 'bullet' || part.style === 'ordered' ? [] : ['list style']),
      ...(Number.isSafeInteger(offset) && Number(offset) >= 0 ? [] : ['offset']),
      ...(elements.length < 1 ? ['empty list'] : []),
      ...elements.flatMap(richPart),
    ];
  }
  return [`rich text ${String(part.type)}`];
}

function richElement(element: Json): string[] {
  switch (element.type) {
    case 'text':
      return [...keys(element, 'text', 'style'), ...text(element.text, 3_000, 'text')];
    case 'link':
      return [
        ...keys(element, 'url', 'text', 'style'),
        ...address(element.url, 3_000),
        ...text(element.text, 3_000, 'link text'),
      ];
    case 'date':
      return [
        ...keys(element, 'timestamp', 'format', 'fallback'),
        ...(Number.isSafeInteger(element.timestamp) && Number(element.timestamp) > 0 ? [] : ['timestamp']),
        ...text(element.format, 100, 'format'),
        ...text(element.fallback, 200, 'fallback'),
      ];
    case 'channel':
      return [
        ...keys(element, 'channel_id'),
        ...(/^[CG][A-Z0-9]+$/.test(String(element.channel_id)) ? [] : ['channel']),
      ];
    case 'user':
    case 'usergroup':
      return [];
    default:
      // Above all `broadcast`, which calls everyone.
      return [`rich text element ${String(element.type)}`];
  }
}

function plainText(value: unknown, max: number): string[] {
  const object = value as Json;
  if (object?.type !== 'plain_text') return ['not plain_text'];
  return [...keys(object, 'text', 'emoji'), ...text(object.text, max, 'plain_text')];
}

function text(value: unknown, max: number, what: string): string[] {
  if (typeof value !== 'string' || value.length === 0) return [`${what} is empty`];
  if (value.length > max) return [`${what} has ${value.length} characters`];
  return value.isWellFormed() ? [] : [`${what} was cut through a character`];
}

function address(value: unknown, max: number): string[] {
  const bad = text(value, max, 'address');
  if (bad.length > 0) return bad;
  return /^https?:\/\//.test(String(value)) && URL.canParse(String(value)) ? [] : ['no address'];
}

function keys(object: Json, ...known: string[]): string[] {
  const allowed = new Set(['type', 'block_id', ...known]);
  return Object.entries(object).flatMap(([key, value]) =>
    allowed.has(key) && value !== undefined ? [] : [`${key} in ${String(object.type)}`],
  );
}

/** All words that stand in blocks, as Slack seems to count them. */
function charactersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + charactersOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, inside]) => {
    if (typeof inside === 'string') return sum + (key === 'text' || key === 'url' ? inside.length : 0);
    return sum + charactersOf(inside);
  }, 0);
}

/** Every string that Slack would parse as its markup. */
export function parsedWords(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(parsedWords);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Json;
  if (object.type === 'mrkdwn' || object.type === 'markdown') return [String(object.text)];
  return Object.values(object).flatMap(parsedWords);
}
