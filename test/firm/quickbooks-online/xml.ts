/**
 * The XML that the API answers to whoever does not ask for JSON (quickbooks.md 3): the same data, element by element. A stub
 * of the real schema, enough for a client that forgot its Accept header to notice.
 */
export function asXml(body: object): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${element('IntuitResponse', body)}`;
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return escaped(String(value));
  return Object.entries(value)
    .map(([name, inner]) => element(name, inner))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
