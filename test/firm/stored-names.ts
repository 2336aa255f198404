/** What a service makes of a name that it is sent: nothing, `?` of what is beyond 16 bits, or entities of what HTML reserves. */
export type NameStorage = 'asSent' | 'questionMarks' | 'entities';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const storedBy: Readonly<Record<NameStorage, (name: string) => string>> = {
  asSent: (name) => name,
  questionMarks: (name) => name.replace(/[\u{10000}-\u{10FFFF}]/gu, '?'),
  entities: (name) => name.replace(/[&<>"]/g, (character) => entities[character] ?? character),
};

export function storedName(name: string, storage: NameStorage): string {
  return storedBy[storage](name);
}
