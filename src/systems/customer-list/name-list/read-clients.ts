import type { OddRow } from '../../../domain/records/customer-list';
import { madeKey, type NameListContent, type NameListLayout } from '../../../domain/records/name-list';
import type { ClientKind, KarbonClient } from '../../../domain/records/records';
import { shortHash } from '../../../domain/records/short-hash';
import type { CsvRow } from '../csv-rows';
import { kindOfCell } from './guess-layout';
import type { NameRows } from './name-rows';

/** A key alone, or within the address of a client's page (karbon.md 1.2, 2). */
const plainKey = /^[0-9A-Za-z]{8,16}$/;
const addressKey = /#\/(contacts|organizations|client-groups)\/([0-9A-Za-z]{8,16})(?:[/?]|$)/;

const kindOfRoute: ReadonlyMap<string, ClientKind> = new Map([
  ['contacts', 'person'],
  ['organizations', 'organization'],
  ['client-groups', 'clientGroup'],
]);

/** Karbon's clients, row by row. */
export function createClientRows(layout: NameListLayout): NameRows {
  const byKey = new Map<string, KarbonClient>();
  const namesakes = new Map<string, number>();
  const oddRows: OddRow[] = [];

  /** Two of one name are two, and each is the same one in the next file as long as their order is. */
  function keyFor(kind: ClientKind, name: string): string {
    const text = shortHash(name.trim());
    const before = namesakes.get(`${kind} ${text}`) ?? 0;
    namesakes.set(`${kind} ${text}`, before + 1);
    return madeKey(kind, before === 0 ? text : `${text}-${before + 1}`);
  }

  return {
    meet(row) {
      const { line } = row;
      const name = nameIn(row, layout);
      if (name.trim() === '') {
        oddRows.push({ line, reason: 'noName', name: '' });
        return;
      }
      const id = idIn(cellOf(row, layout.columns.key));
      const said = cellOf(row, layout.columns.kind);
      const kind = kindOfCell(said) ?? id.kind ?? kindByName(row, layout);
      const key = id.key === '' ? keyFor(kind, name) : id.key;
      const known = byKey.get(key);
      // A person has a row for each contact card, all with the same key (additions.md 12).
      if (known && known.fullName !== name) oddRows.push({ line, reason: 'twice', name });
      if (known) return;
      byKey.set(key, {
        key,
        kind,
        fullName: name,
        person: null,
        legalName: cellOf(row, layout.columns.legalName).trim(),
        tradingName: '',
        contactType: '',
        members: null,
        lastModified: '',
      });
    },
    end() {
      const clients = [...byKey.values()];
      const kinds: readonly NameListContent[] = ['organization', 'person', 'clientGroup'];
      return {
        clients,
        records: [],
        oddRows,
        holds: kinds.filter((kind) => clients.some((client) => client.kind === kind)),
        isPartial: false,
        tellsInactive: true,
      };
    },
  };
}

function cellOf({ cells }: CsvRow, column: number | undefined): string {
  return column === undefined ? '' : (cells[column] ?? '');
}

function nameIn(row: CsvRow, layout: NameListLayout): string {
  const { columns, personOrder } = layout;
  const whole = cellOf(row, columns.name);
  if (whole.trim() !== '') return whole;
  const [last, first, middle] = [columns.lastName, columns.firstName, columns.middleName].map((column) =>
    cellOf(row, column).trim(),
  );
  const given = [first, middle].filter(Boolean).join(' ');
  if (!last || given === '') return last || given;
  return personOrder === 'lastFirst' ? `${last}, ${given}` : `${given} ${last}`;
}

/** Only a person has a family name of its own. */
function kindByName(row: CsvRow, { columns, kind }: NameListLayout): ClientKind {
  const isOfParts = cellOf(row, columns.name).trim() === '' && cellOf(row, columns.lastName).trim() !== '';
  return isOfParts ? 'person' : kind;
}

function idIn(cell: string): { readonly key: string; readonly kind: ClientKind | null } {
  const text = cell.trim();
  const [, route = '', key = ''] = addressKey.exec(text) ?? [];
  if (key !== '') return { key, kind: kindOfRoute.get(route) ?? null };
  return { key: plainKey.test(text) ? text : '', kind: null };
}
