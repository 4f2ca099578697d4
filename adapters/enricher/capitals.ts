/** Is the character a capital letter? */
export function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(text.charAt(at));
}

/** Is it written as only a name is, whatever the headline's style: `WatchOS`, `iOS`, `IBM`, `Pwn2Own`? */
export function isCoined(text: string, from: number, to: number): boolean {
  let letters = false;
  let digits = false;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) digits = true;
    else letters = true;
    if (i > from && isCapital(text, i)) return true;
  }
  return letters && digits;
}

/** Is it coined, and no abbreviation? */
export function isMixed(text: string): boolean {
  return /^[A-Za-z]/.test(text) && isCoined(text, 0, text.length) && /[a-z]/.test(text);
}
