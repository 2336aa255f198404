import type { DesktopSwitches } from './switches';

/** What Windows-1252 has at 0x80 to 0x9F; the five bytes that stand for nothing are blanks here. */
const windowsCharacters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const firstWindowsByte = 0x80;

/** Stands for bytes that are no character; no name can hold it. */
export const noCharacter = '\uFFFD';

export function decodeWindows1252(bytes: Uint8Array): string {
  const characters: string[] = [];
  for (const byte of bytes) {
    const character = windowsCharacters[byte - firstWindowsByte] ?? String.fromCharCode(byte);
    characters.push(character === ' ' && byte >= firstWindowsByte ? noCharacter : character);
  }
  return characters.join('');
}

/** `?` in place of what Windows-1252 cannot hold. */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from([...text].map((character) => windows1252Byte(character) ?? '?'.charCodeAt(0)));
}

function windows1252Byte(character: string): number | null {
  const code = character.codePointAt(0) ?? 0;
  if (isLatin1(code)) return code;
  const index = windowsCharacters.indexOf(character);
  return index === -1 ? null : firstWindowsByte + index;
}

/** U+0080 to U+009F are control characters, which neither writes. */
function isLatin1(code: number): boolean {
  return code < 0x80 || (code >= 0xa0 && code <= 0xff);
}

const isHeld: Readonly<Record<DesktopSwitches['namesHold'], (character: string) => boolean>> = {
  latin1: (character) => isLatin1(character.codePointAt(0) ?? 0),
  windows1252: (character) => windows1252Byte(character) !== null,
};

/** A text as the company file holds it: `?` in place of each character that does not survive (quickbooks.md 10.2). */
export function heldText(text: string, { namesHold }: Pick<DesktopSwitches, 'namesHold'>): string {
  return [...text].map((character) => (isHeld[namesHold](character) ? character : '?')).join('');
}
