/** An amount as QuickBooks writes it: `1,200.00`, `-5.00`, `(5.00)`, `$0.00`. Of more than two decimals nothing is taken: they may be thousands. */
const amount = /^(?:\d{1,3}(?:,\d{3}){0,8}|\d{1,15})(?:\.\d{1,2})?$/;

/** `null` where the text is no amount, or one of another region's writing. */
export function parseAmount(text: string): number | null {
  const trimmed = text.trim();
  const isBracketed = trimmed.startsWith('(') && trimmed.endsWith(')');
  const unbracketed = isBracketed ? trimmed.slice(1, -1) : trimmed;
  const isNegative = unbracketed.startsWith('-');
  const unsigned = (isNegative ? unbracketed.slice(1) : unbracketed).replace('$', '');
  if (!amount.test(unsigned)) return null;
  const value = Number(unsigned.replaceAll(',', ''));
  return (isBracketed || isNegative) && value !== 0 ? -value : value;
}
