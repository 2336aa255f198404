import { CustomerListError } from './list-error';

const largestFile = 64 * 1024 * 1024;

const packedFolder = [0x50, 0x4b, 0x03, 0x04];
const pdf = [0x25, 0x50, 0x44, 0x46, 0x2d];
/** The container of Excel 2003 and before. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The text of a file by what its bytes say: UTF-8 where it is valid, UTF-16 by its mark, else Windows-1252 (additions.md 1). Lines end
 * in a line feed alone, whatever they ended in: exports mix line ends, and spreadsheets change them.
 */
export function decodeText(bytes: Uint8Array): string {
  if (beginsWith(bytes, compoundFile)) throw new CustomerListError('oldWorkbook');
  if (beginsWith(bytes, packedFolder) || beginsWith(bytes, pdf)) throw new CustomerListError('notText');
  const utf16 = utf16Of(bytes);
  // A company file is much larger than any list: it is known by its beginning.
  if (utf16 === null && bytes.subarray(0, 4096).includes(0)) throw new CustomerListError('notText');
  if (bytes.length > largestFile) throw new CustomerListError('tooLarge');
  const text = withLineFeeds(utf16 === null ? decodeEightBit(bytes) : decodeUtf16(bytes, utf16));
  if (text.trim() === '') throw new CustomerListError('empty');
  refuseControls(text);
  return text;
}

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (beginsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (beginsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return null;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  if (bytes.length % 2 === 1) throw new CustomerListError('cutOff');
  return strictlyDecoded(bytes, encoding, false) ?? refuseDamaged(new TextDecoder(encoding).decode(bytes));
}

function decodeEightBit(bytes: Uint8Array): string {
  const text = strictlyDecoded(bytes, 'utf-8', false);
  if (text !== null) return text;
  const hasMark = beginsWith(bytes, [0xef, 0xbb, 0xbf]);
  const upToCut = strictlyDecoded(bytes, 'utf-8', true);
  // The last character is not there wholly, and others are: the file was cut in the midst of it.
  if (upToCut !== null && (hasMark || !isAscii(upToCut))) {
    throw new CustomerListError('cutOff', lineAt(withLineFeeds(upToCut), Number.POSITIVE_INFINITY));
  }
  const loose = new TextDecoder('utf-8').decode(bytes);
  // UTF-8 with a damaged byte, read as Windows-1252, would give other names than the list has.
  if (hasMark || isMostlyUtf8(loose)) return refuseDamaged(loose);
  return decodeWindows(bytes);
}

/** What Windows-1252 has from 0x80 to 0x9F; five places are free. */
const upperRow = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Not all decoders know the upper row: Node 20's makes control characters of it. */
function decodeWindows(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009F]/g, (found) => upperRow[found.charCodeAt(0) - 0x80] ?? found);
}

/** `null` where the bytes are not of the encoding. @param isEndOpen whether the last character may be incomplete */
function strictlyDecoded(bytes: Uint8Array, encoding: string, isEndOpen: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isEndOpen });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

const replacement = 0xfffd;

/** Of what is beyond ASCII, more is valid UTF-8 than is not; in Windows-1252 next to nothing is. */
function isMostlyUtf8(loose: string): boolean {
  let surplus = 0;
  for (let index = 0; index < loose.length; index += 1) {
    const code = loose.charCodeAt(index);
    if (code === replacement) surplus -= 1;
    else if (code > 0x7f) surplus += 1;
  }
  return surplus > 0;
}

function refuseDamaged(loose: string): never {
  const text = withLineFeeds(loose);
  throw new CustomerListError('brokenRow', lineAt(text, text.indexOf(String.fromCharCode(replacement))));
}

/** The line of the character at `index`. */
function lineAt(text: string, index: number): number {
  return 1 + countLineFeeds(text, 0, Math.min(index, text.length));
}

export function countLineFeeds(text: string, start: number, end: number): number {
  let count = 0;
  let at = text.indexOf('\n', start);
  while (at >= 0 && at < end) {
    count += 1;
    at = text.indexOf('\n', at + 1);
  }
  return count;
}

function withLineFeeds(text: string): string {
  // DOS marked the end of a file.
  const whole = text.endsWith('\u001A') ? text.slice(0, -1) : text;
  const lines = whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  // Files put together out of several have the mark of each at the beginning of a line.
  return lines.includes('\uFEFF') ? lines.replace(/(^|\n)\uFEFF+/g, '$1') : lines;
}

/** A few stray ones are found in addresses; what is no text has many, and mostly NUL. */
function refuseControls(text: string): void {
  const most = 4 + text.length / 1000;
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xa0 || (code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x09) continue;
    count += 1;
    if (code === 0 || count > most) throw new CustomerListError('notText');
  }
}
