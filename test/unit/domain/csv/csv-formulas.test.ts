import { describe, expect, it } from 'vitest';
import { csvText } from '../../../../src/domain/csv/csv-text';

/** The cells of a file as a spreadsheet would find them that separates by `separator`, quotes only where they begin a cell. */
function cellsFor(separator: string, file: string): string[] {
  const cells: string[] = [];
  let rest = file.replace(/^\uFEFF/, '');
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const plainEnd = rest.search(new RegExp(`[${separator}\\r\\n]`));
    const end = quoted ? quoted[0].length : plainEnd < 0 ? rest.length : plainEnd;
    cells.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : rest.slice(0, end));
    rest = rest.slice(end).replace(new RegExp(`^(?:\\r\\n|[${separator}\\r\\n])`), '');
  }
  return cells;
}

/** As spreadsheets take them: what is passed over before a formula is passed over here too. */
const isFormula = (cell: string) =>
  /^[\s\u2800\p{Cc}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u.test(cell);

const texts = [
  '=1+1',
  ';=1+1',
  '; =1+1',
  'a;=1+1;b',
  'a;"=1+1',
  'a\t=1+1',
  '＝1+1',
  '；＝1+1;＝1',
  '＠SUM(A1)',
  '﹦1',
  '\n=1+1',
  'a\n=1+1',
  'a\r\n\r\n  -1',
  '\u00A0=1',
  '\u200B=1',
  '\uFEFF=1',
  '\u3164=1',
  '\u034F\u2800=1',
  '\t=1',
  '"=1+1"',
  "+cmd|' /C calc'!A0",
  '@x',
  '-2+3',
];

describe('no text of a file is run as a formula', () => {
  it.each(texts.flatMap((text) => [',', ';', '\t'].map((separator) => [text, separator] as const)))(
    '%j where cells are separated by %j',
    (text, separator) => {
      for (const line of [[text], ['Acme', text], ['Acme', text, 'x'], [`"${text}`, text]]) {
        expect(cellsFor(separator, csvText([line])).filter(isFormula)).toEqual([]);
      }
    },
  );

  it.each(['Acme & Co', 'a=b', 'a; b', 'Tax | 2025 - final', 'x\ny', "'=1", '5 + 3', 'me@x.example', ''])(
    'and a plain one stays as it is: %j',
    (text) => {
      expect(cellsFor(',', csvText([[text, 'end']]))).toEqual([text, 'end']);
    },
  );
});
