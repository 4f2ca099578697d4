/** Brings the forms of an English word together; crude on purpose, it only has to agree with itself. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let base = word;
  if (base.endsWith('ies') && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (base.endsWith('s') && !/(ss|us|is)$/.test(base)) base = base.slice(0, -1);
  const ending = /(?<=\w{3})(?:ing|ed|er)$/.exec(base);
  if (ending !== null) base = base.slice(0, ending.index).replace(/([bdfgklmnprt])\1$/, '$1');
  return base.length > 3 && base.endsWith('e') ? base.slice(0, -1) : base;
}

/** English words that say nothing about what an article is about. */
export function isCommon(word: string): boolean {
  return COMMON.has(word);
}

const COMMON = new Set(
  (
    'a about after all also am amid among an and any are as at back be because been before behind being ' +
    'between both but by can could day days did do does don down during each even ever every few for from ' +
    'get gets getting give go goes going got had has have he her here hers him his how i if in into is isn ' +
    'it its just know last least less let like ll look made make makes making many may me might more most ' +
    'much must my need needs never new next no nor not now of off on once one only or other our out over ' +
    'own per put re really report reports s said same say says see she should show shows since so some ' +
    'still such t take takes than that the their them then there these they thing things this those ' +
    'through to today too two under until up us use used uses using ve very via vs want wants was way we ' +
    'week well were what when where which while who why will with without won would year years yet you ' +
    'your hn rss update updates video photo photos news'
  ).split(' '),
);
