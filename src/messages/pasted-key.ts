const invisible = /[\s\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+/g;
const marks = /^["'`“”„‘’‚«»‹›<([{*]+|["'`“”„‘’‚«»‹›>)\]}*,;]+$/g;
/** Before a mark or a blank: none of these keys holds a blank, so that what stands before it is no part of one. */
const label =
  /^(?:authorization|(?:karbon|bearer|access|api|refresh)?[ _-]*(?:access)?[ _-]*(?:key|token)|bearer|client[ _-]*(?:id|secret))["'”]?(?:\s*[:=]\s*|\s+(?=\S))/i;

/**
 * A key, token, id or secret without what comes along when it is copied: its label, `Bearer`, quotes, commas, and blanks and line breaks
 * wherever they stand, since none of these keys holds any.
 */
export function cleanPastedKey(pasted: string): string {
  for (let text = pasted.trim(); ; ) {
    const cleaned = text.replace(marks, '').replace(label, '').trim();
    if (cleaned === text) return text.replace(invisible, '');
    text = cleaned;
  }
}
