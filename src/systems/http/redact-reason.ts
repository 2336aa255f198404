const maxReasonLength = 200;

/**
 * A service's own words as they may be shown and copied: one line, cut short, and without anything that could be a
 * token: services do quote them (quickbooks.md 7.1, `Token expired: …`). Empty where `value` is no text.
 */
export function redactReason(value: unknown): string {
  if (typeof value !== 'string') return '';
  const line = value.replace(/\s+/g, ' ').trim();
  return line.replace(/[\w.~+/=-]{20,}/g, '…').slice(0, maxReasonLength);
}
