import {
  checkLength,
  columnsOfExportsAlone,
  customerColumns,
  type JobStatus,
  jobStatuses,
  lengthOf,
} from './columns';
import { type CustomerRow, cellsOf, customerRowsOf, nameIn } from './iif-rows';
import { checkCharacters, checkedName, mostLevels, mostNameCharacters, recordsOfOtherLists } from './names';
import { newRecord, putIntoList, writeText } from './records';
import { DesktopRefusal, type RefusalReason } from './refusal';
import {
  type DesktopState,
  findCustomer,
  isSameName,
  type ListRecord,
  levelsOf,
  pathOf,
  unixSeconds,
  withoutBlanksAround,
} from './state';

export interface ImportOptions {
  readonly asAdministrator: boolean;
  readonly isSingleUser: boolean;
  /** *Import it for me, I'll fix it later*: the old path, the only one that Mac 6.0 has. */
  readonly isUnchecked: boolean;
}

export interface RefusedRow {
  /** 1 is the first line of the file. */
  readonly line: number;
  readonly name: string;
  readonly reason: RefusalReason;
}

/** What the program says at the end; paths as the company file holds them. */
export interface ImportReport {
  /** Why nothing of the file was looked at; `null` if it was. */
  readonly blockedBy: 'notAdministrator' | 'multiUserMode' | null;
  readonly added: readonly string[];
  readonly updated: readonly string[];
  /** Always empty on the path without checks. */
  readonly refused: readonly RefusedRow[];
}

interface ImportRun {
  readonly state: DesktopState;
  /** Is a text that is too long cut to what its field holds? */
  readonly cutsLongText: boolean;
  readonly added: string[];
  readonly updated: string[];
}

/** What a row comes to where the program can take it. */
interface SoundRow {
  readonly levels: readonly string[];
  readonly values: RowValues;
}

/** `null` and absent texts are left as they are. */
interface RowValues {
  readonly texts: ReadonlyMap<string, string>;
  readonly isHidden: boolean | null;
  readonly jobStatus: JobStatus | null;
}

/** *File › Utilities › Import › IIF Files* (quickbooks.md 10.3). Balances are never imported, and nothing guards against a second import. */
export function importIif(state: DesktopState, bytes: Uint8Array, options: ImportOptions): ImportReport {
  if (!options.asAdministrator) return blocked('notAdministrator');
  if (!options.isSingleUser) return blocked('multiUserMode');
  const isChecked = state.edition !== 'mac6' && !options.isUnchecked;
  const before = structuredClone(state.lists);
  const run: ImportRun = {
    state,
    cutsLongText: !isChecked && state.switches.uncheckedImportOfLongText === 'cut',
    added: [],
    updated: [],
  };
  const refused = importRows(run, customerRowsOf(bytes, state.switches));
  if (!isChecked) return { blockedBy: null, added: run.added, updated: run.updated, refused: [] };
  if (refused.length > 0 && state.switches.importWithRefusedRows === 'importsNothing') {
    state.lists = before;
    return { blockedBy: null, added: [], updated: [], refused };
  }
  return { blockedBy: null, added: run.added, updated: run.updated, refused };
}

function blocked(blockedBy: ImportReport['blockedBy']): ImportReport {
  return { blockedBy, added: [], updated: [], refused: [] };
}

function importRows(run: ImportRun, rows: readonly CustomerRow[]): RefusedRow[] {
  const refused: RefusedRow[] = [];
  const attempt = <Result>(row: CustomerRow, step: () => Result): Result | null => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof DesktopRefusal)) throw error;
      refused.push({ line: row.line, name: nameIn(row), reason: error.reason });
      return null;
    }
  };
  const read = rows.flatMap((row) => {
    const sound = attempt(row, () => readRow(run, row));
    return sound === null ? [] : [{ row, sound }];
  });
  if (run.state.switches.importOfJobBeforeParent === 'anywhereInFile') {
    read.sort((one, other) => one.sound.levels.length - other.sound.levels.length);
  }
  for (const { row, sound } of read) attempt(row, () => writeRow(run, sound));
  return refused.sort((one, other) => one.line - other.line);
}

/** Looks at a row by itself, without the company's lists. Throws `DesktopRefusal`. */
function readRow(run: ImportRun, row: CustomerRow): SoundRow {
  const { state } = run;
  const cells = cellsOf(row, state.switches);
  const known = new Set(customerColumns[state.edition]);
  const unknown = [...cells.keys()].find((column) => !known.has(column));
  if (unknown !== undefined && state.switches.importOfUnknownColumn === 'refused') {
    throw new DesktopRefusal('unknownColumn', unknown);
  }
  const levels = readLevels(run, cells.get('NAME') ?? '');
  const texts = new Map<string, string>();
  for (const [column, cell] of cells) {
    if (!known.has(column) || columnsOfExportsAlone.has(column) || columnsWithMeaning.has(column)) continue;
    const text = readText(run, column, cell);
    if (text !== null) texts.set(column, text);
  }
  const isTaxable = readFlag('TAXABLE', cells);
  if (isTaxable !== null) texts.set('TAXABLE', isTaxable ? 'Y' : 'N');
  return {
    levels,
    values: {
      texts,
      isHidden: known.has('HIDDEN') ? readFlag('HIDDEN', cells) : null,
      jobStatus: known.has('JOBSTATUS') ? readJobStatus(run, cells.get('JOBSTATUS')) : null,
    },
  };
}

const columnsWithMeaning: ReadonlySet<string> = new Set(['NAME', 'TAXABLE', 'HIDDEN', 'JOBSTATUS']);

function readLevels(run: ImportRun, path: string): string[] {
  if (withoutBlanksAround(path) === '') throw new DesktopRefusal('noName', path);
  const levels = levelsOf(path);
  if (levels.includes('')) throw new DesktopRefusal('emptyLevel', path);
  if (levels.length > mostLevels) throw new DesktopRefusal('tooManyLevels', path);
  return levels.map((level) =>
    checkedName(run.state, run.cutsLongText ? level.slice(0, mostNameCharacters) : level),
  );
}

/** `null` where the field is to stay as it is. */
function readText(run: ImportRun, column: string, cell: string): string | null {
  if (cell === '') return run.state.switches.importBlanksEmptyCells ? '' : null;
  checkCharacters(cell);
  const text = cell.replaceAll('\\n', '\n');
  if (run.cutsLongText) return text.slice(0, lengthOf(column));
  checkLength(column, text);
  return text;
}

/** A column of `Y` and `N`; an empty cell says neither. */
function readFlag(column: string, cells: ReadonlyMap<string, string>): boolean | null {
  const cell = cells.get(column) ?? '';
  if (cell === '') return null;
  if (cell !== 'Y' && cell !== 'N') throw new DesktopRefusal('valueNotAllowed', `${column} ${cell}`);
  return cell === 'Y';
}

function readJobStatus({ state: { switches } }: ImportRun, cell: string | undefined): JobStatus | null {
  if (cell === undefined) return null;
  if (cell === '') return switches.importBlanksEmptyCells ? 'None' : null;
  const status = jobStatuses.find((word, number) =>
    switches.jobStatusAs === 'words' ? word === cell : String(number) === cell,
  );
  if (status === undefined) throw new DesktopRefusal('valueNotAllowed', `JOBSTATUS ${cell}`);
  return status;
}

/** Writes a row into the company's lists. Throws `DesktopRefusal`; then its record is as it was. */
function writeRow(run: ImportRun, { levels, values }: SoundRow): void {
  const { state } = run;
  const existing = findCustomer(state, levels);
  if (existing !== null && state.switches.importOfExistingName !== 'addsAgain') {
    if (state.switches.importOfExistingName === 'refused') {
      throw new DesktopRefusal('nameInUse', levels.join(':'));
    }
    writeValues(state, existing, values);
    existing.timestamp = unixSeconds(state);
    run.updated.push(pathOf(state, existing));
    return;
  }
  const parent = parentFor(run, levels.slice(0, -1));
  const record = addRecord(run, levels.at(-1) ?? '', parent);
  writeValues(state, record, values);
}

/** The customer of the levels, made if need be and the switch says so; `null` for the top. */
function parentFor(run: ImportRun, levels: readonly string[]): ListRecord | null {
  if (levels.length === 0) return null;
  const existing = findCustomer(run.state, levels);
  if (existing !== null) return existing;
  if (run.state.switches.importOfJobBeforeParent !== 'makesParents') {
    throw new DesktopRefusal('parentMissing', levels.join(':'));
  }
  return addRecord(run, levels.at(-1) ?? '', parentFor(run, levels.slice(0, -1)));
}

function addRecord({ state, added }: ImportRun, name: string, parent: ListRecord | null): ListRecord {
  const isOfOtherList =
    parent === null && recordsOfOtherLists(state).some((other) => isSameName(other.name, name));
  if (isOfOtherList && state.switches.importOfNameOfOtherList === 'refused') {
    throw new DesktopRefusal('nameInUse', name);
  }
  const record = newRecord(state, 'customers', name, parent?.refNum ?? null);
  putIntoList(state, record);
  added.push(pathOf(state, record));
  return record;
}

function writeValues(state: DesktopState, record: ListRecord, values: RowValues): void {
  for (const [column, text] of values.texts) writeText(state, record, column, text);
  record.isHidden = values.isHidden ?? record.isHidden;
  record.jobStatus = values.jobStatus ?? record.jobStatus;
}
