import type { Lang } from '../model.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Names a sentence that tells a person what cannot be done, and what to do instead. */
export type ErrorKey = keyof typeof en.errors;

/** Names why an address cannot be read. */
export type ReasonKey = keyof typeof en.reasons;

/** Everything the product says in one language. A language that lacks a key does not compile. */
export type Catalog = typeof en;

const CATALOGS: Readonly<Record<Lang, Catalog>> = { en, zh };

export function say(lang: Lang): Catalog {
  return CATALOGS[lang];
}

/** The language to speak to someone whose locale is `locale` (BCP 47): Chinese of any kind, else English. */
export function langOf(locale: string): Lang {
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

/** Puts parameters into the `{names}` of a template; a name without a value stays as it is. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** A reason as `because` wrote it, in words; what is no reason of ours (an older one, a platform's) as it is. */
export function reasonIn(lang: Lang, text: string): string {
  const [, key = '', params] = /^([a-z-]+)(?: (\{.*\}))?$/s.exec(text) ?? [];
  const { reasons } = say(lang);
  if (!Object.hasOwn(reasons, key)) return text;
  try {
    return fill(reasons[key as ReasonKey], params === undefined ? {} : JSON.parse(params));
  } catch {
    return fill(reasons[key as ReasonKey], {});
  }
}
