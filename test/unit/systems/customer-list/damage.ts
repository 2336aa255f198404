import Papa from 'papaparse';
import type { ListSample } from './files';
import { sampleBytes } from './files';

/** A sample as text, and back in the sample's own encoding. */
interface SampleText {
  readonly text: string;
  readonly lineEnd: string;
  readonly isIif: boolean;
  encode(text: string): Uint8Array;
}

const latin1Samples: readonly ListSample[] = ['qbd-mac6-customers.iif', 'qbd-customer-list-cp1252.csv'];

function textOf(sample: ListSample): SampleText {
  const encoding = latin1Samples.includes(sample) ? 'latin1' : 'utf8';
  const text = Buffer.from(sampleBytes(sample)).toString(encoding);
  return {
    text,
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    isIif: sample.endsWith('.iif'),
    encode: (changed) => new Uint8Array(Buffer.from(changed, encoding)),
  };
}

/** The records of a sample with their line ends, a line feed within a cell not ending one. */
function recordsOf({ text, isIif }: SampleText): string[] {
  const records = text.match(isIif ? /[^\n]*\n/g : /(?:"(?:[^"]|"")*"|[^"\n])*\n/g) ?? [];
  return [...records];
}

const headerNames = /^!CUST\t|(?:^|,)"?(?:Customer full name|Customer)"?,/;

function headerIndex(records: readonly string[]): number {
  return records.findIndex((record) => headerNames.test(record));
}

function changeHeader(sample: SampleText, change: (header: string) => string): Uint8Array {
  const records = recordsOf(sample);
  const index = headerIndex(records);
  return sample.encode(records.with(index, change(records[index] ?? '')).join(''));
}

function reverseColumns(cells: readonly string[], width: number, kept: number): string[] {
  const padded = [...cells, ...new Array<string>(Math.max(0, width - cells.length)).fill('')];
  return [...padded.slice(0, kept), ...padded.slice(kept).reverse()];
}

function rewrite(sample: SampleText, separator: string, change: (cells: string[]) => string[]): Uint8Array {
  const rows = Papa.parse<string[]>(sample.text.replace(/^\uFEFF/, ''), {
    delimiter: sample.isIif ? '\t' : ',',
    newline: sample.lineEnd === '\n' ? '\n' : '\r\n',
  }).data;
  const options = { delimiter: separator, newline: sample.lineEnd };
  return sample.encode(Papa.unparse(rows.map(change), options));
}

function damage(change: (sample: SampleText) => Uint8Array): (sample: ListSample) => Uint8Array {
  return (sample) => change(textOf(sample));
}

/** What can become of a file on its way from QuickBooks. */
export const damages = {
  cutInLastName: damage((sample) => {
    const at = Math.max(
      sample.text.lastIndexOf('Café C'),
      sample.text.lastIndexOf('Fir Old'),
      sample.text.lastIndexOf('Birch'),
    );
    return sample.encode(sample.text.slice(0, at + 4));
  }),
  cutInTheMidst: damage((sample) =>
    sample.encode(sample.text.slice(0, Math.floor(sample.text.length * 0.7))),
  ),
  nameColumnRenamed: damage((sample) =>
    changeHeader(sample, (header) => header.replace(/Customer full name|Customer|\tNAME/, '\tKunde')),
  ),
  headerMissing: damage((sample) => changeHeader(sample, () => '')),
  headerTwice: damage((sample) => changeHeader(sample, (header) => header + header)),
  headerAgainAtEnd: damage((sample) => {
    const records = recordsOf(sample);
    return sample.encode([...records, records[headerIndex(records)] ?? ''].join(''));
  }),
  utf16: damage(({ text }) => new Uint8Array(Buffer.from(`\uFEFF${text.replace(/^\uFEFF/, '')}`, 'utf16le'))),
  utf16WithoutMark: damage(({ text }) => new Uint8Array(Buffer.from(text.replace(/^\uFEFF/, ''), 'utf16le'))),
  quoteNotClosed: damage(({ text, encode }) => encode(text.replace(/("Birch, Robin[^"]*)"/, '$1'))),
  quoteNeverClosed: damage(({ text, encode }) => {
    const at = text.lastIndexOf('"');
    return encode(text.slice(0, at) + text.slice(at + 1));
  }),
  columnsSwapped: damage((sample) => {
    const width = Math.max(
      ...recordsOf(sample).map((record) => record.split(sample.isIif ? '\t' : ',').length),
    );
    return sample.isIif
      ? sample.encode(
          recordsOf(sample)
            .map((record) => {
              const [keyword = '', ...cells] = record.replace(/\r?\n$/, '').split('\t');
              return [keyword, ...cells.reverse()].join('\t') + sample.lineEnd;
            })
            .join(''),
        )
      : rewrite(sample, ',', (cells) => reverseColumns(cells, width, 0));
  }),
  blankLines: damage((sample) =>
    sample.encode(
      recordsOf(sample)
        .map((record) => record + sample.lineEnd)
        .join(''),
    ),
  ),
  titleRows: damage((sample) =>
    sample.encode(`All clients${sample.lineEnd}As of today${sample.lineEnd}${sample.lineEnd}${sample.text}`),
  ),
  binaryInTheMidst: damage((sample) => {
    const half = Math.floor(sample.text.length / 2);
    const binary = String.fromCharCode(...Array.from({ length: 60 }, (_, index) => index));
    return sample.encode(sample.text.slice(0, half) + binary + sample.text.slice(half));
  }),
  semicolons: damage((sample) => rewrite(sample, ';', (cells) => cells)),
  bars: damage((sample) => rewrite(sample, '|', (cells) => cells)),
  oldLineEnds: damage((sample) => sample.encode(sample.text.replace(/\r?\n/g, '\r'))),
  mixedLineEnds: damage((sample) =>
    sample.encode(
      recordsOf(sample)
        .map((record, index) =>
          index % 2 ? record.replace(/\r?\n$/, '\r\n') : record.replace(/\r?\n$/, '\n'),
        )
        .join(''),
    ),
  ),
  wholeRowsQuoted: damage((sample) =>
    sample.encode(
      recordsOf(sample)
        .map((record) => `"${record.replace(/\r?\n$/, '').replaceAll('"', '""')}"${sample.lineEnd}`)
        .join(''),
    ),
  ),
  padded: damage((sample) =>
    sample.encode(
      recordsOf(sample)
        .map((record) => record.replace(/\r?\n$/, (end) => (sample.isIif ? '\t' : ',').repeat(5) + end))
        .join(''),
    ),
  ),
} as const;

export type Damage = keyof typeof damages;
