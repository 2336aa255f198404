import { describe, expect, it } from 'vitest';
import type { ListFileProblem } from '../../../../src/messages/customer-list';
import { decodeText } from '../../../../src/systems/customer-list/decode-text';
import { CustomerListError } from '../../../../src/systems/customer-list/list-error';
import { utf8 } from './files';

function troubleOf(bytes: Uint8Array): unknown {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof CustomerListError) return error.trouble;
    throw error;
  }
}

function bytesOf(...parts: (string | readonly number[])[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...(typeof part === 'string' ? utf8(part) : part)]));
}

const trouble = (problem: ListFileProblem, line: number | null = null) => ({ problem, line });

describe('the text of a file', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8('Café 🌲'), 'Café 🌲'],
    ['UTF-8 with its mark', utf8('\uFEFFCafé'), 'Café'],
    ['UTF-16, little end first', bytesOf([0xff, 0xfe, 0x43, 0, 0xe9, 0]), 'Cé'],
    ['UTF-16, big end first', bytesOf([0xfe, 0xff, 0, 0x43, 0, 0xe9]), 'Cé'],
    ['Windows-1252', bytesOf('Caf', [0xe9], ' ', [0x80, 0x99], '\n'), 'Café €™\n'],
    [
      'Windows-1252 that happens to hold what UTF-8 is made of',
      bytesOf('CAF', [0xc9, 0xae], [0xe9, 0xe8]),
      'CAFÉ®éè',
    ],
    ['one letter of Windows-1252 at the very end', bytesOf('Caf', [0xe9]), 'Café'],
    ['every line end', utf8('a\r\nb\rc\nd\r\r\ne'), 'a\nb\nc\nd\n\ne'],
    ['marks of the files it was put together of', utf8('\uFEFF\uFEFFa\r\n\uFEFFb\uFEFF'), 'a\nb\uFEFF'],
    ['the end mark of DOS', utf8('a\n\u001A'), 'a\n'],
    ['a stray control character', utf8('a\u000Bb'), 'a\u000Bb'],
  ])('%s', (_, bytes, text) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it.each<[string, Uint8Array, unknown]>([
    ['nothing', new Uint8Array(), trouble('empty')],
    ['blanks', utf8('\uFEFF \t\r\n\u00A0'), trouble('empty')],
    ['a packed folder', bytesOf('PK', [3, 4], 'x'), trouble('notText')],
    ['a PDF', utf8('%PDF-1.7\ntext'), trouble('notText')],
    ['a picture', bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 0x0d]), trouble('notText')],
    ['a NUL far behind', bytesOf('a\n'.repeat(5000), [0]), trouble('notText')],
    ['many control characters', utf8(`a${'\u0001'.repeat(5)}`), trouble('notText')],
    [
      'an old workbook',
      bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      trouble('oldWorkbook'),
    ],
    ['UTF-8 with a damaged letter', bytesOf('é\né\nx', [0xc3], 'x\n'), trouble('brokenRow', 3)],
    ['marked UTF-8 with a damaged letter', bytesOf('\uFEFFa\n', [0xe9], 'x\n'), trouble('brokenRow', 2)],
    ['UTF-8 cut within a letter', bytesOf('é\n\nCaf', [0xc3]), trouble('cutOff', 3)],
    ['UTF-16 cut within a letter', bytesOf([0xff, 0xfe, 0x43, 0, 0xe9]), trouble('cutOff')],
    ['UTF-16 with half of a pair', bytesOf([0xff, 0xfe, 0x0a, 0, 0, 0xd8, 0x43, 0]), trouble('brokenRow', 2)],
  ])('is refused: %s', (_, bytes, expected) => {
    expect(troubleOf(bytes)).toEqual(expected);
  });

  it('is refused above 64 MB', () => {
    const most = 64 * 1024 * 1024;
    const bytes = new Uint8Array(most + 1).fill(0x61);
    expect(troubleOf(bytes)).toEqual(trouble('tooLarge'));
    expect(decodeText(bytes.subarray(1))).toHaveLength(most);
  });
});
