import type {
  CustomerListFile,
  ListedNameHolder,
  QuickbooksProduct,
} from '../../domain/records/customer-list';
import type { NameHolder } from '../../domain/records/records';
import type { SharedList } from '../../domain/records/shared-lists';
import { safeParse, z } from '../../messages/schema';
import { CustomerListError } from './list-error';
import { listPaths } from './list-paths';
import type { Pace } from './pace';
import { createSharedRows, sharedLines } from './shared-rows';
import { pathRowsOf, type TieoutRecord, type WrittenCustomer } from './tieout-paths';

/** Raised when what an earlier Tieout would read wrongly is written; kinds of record that it does not know it skips. */
const newestForm = 1;

export interface TieoutListInput {
  readonly product: QuickbooksProduct;
  readonly companyName: string;
  readonly realmId: string;
  readonly listedAtMs: number;
  readonly customers: Iterable<WrittenCustomer>;
  /** `null` where they are not known. */
  readonly nameHolders: Iterable<NameHolder> | null;
  /** Lists of Karbon and QuickBooks Time that go with it. */
  readonly shared: readonly SharedList[];
}

/**
 * Tieout's own form of a customer list, line by line, each with its line break: what it needs to compare names, so no balance and
 * nothing of how to reach anybody.
 */
export function* tieoutListLines(input: TieoutListInput): Generator<string> {
  const { product, companyName, realmId, listedAtMs } = input;
  const hasNameHolders = input.nameHolders !== null;
  yield line({ tieoutList: newestForm, product, companyName, realmId, listedAt: listedAtMs, hasNameHolders });
  let count = 0;
  for (const { id, parentId, name, isActive, isProject, lastModified } of input.customers) {
    count += 1;
    yield line({ customer: { id, parentId, name, isActive, isProject, lastModified } });
  }
  for (const { id, kind, name, isActive } of input.nameHolders ?? []) {
    count += 1;
    yield line({ nameHolder: { id, kind, name, isActive } });
  }
  for (const each of sharedLines(input.shared)) {
    count += 1;
    yield line(each);
  }
  yield line({ end: count });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

const formSchema = z.object({ tieoutList: z.int() });
const headSchema = z.object({
  tieoutList: z.literal(newestForm),
  product: z.enum(['desktop', 'online']),
  companyName: z.string(),
  realmId: z.string(),
  listedAt: z.int().check(z.nonnegative()),
  hasNameHolders: z._default(z.boolean(), true),
});
/** Can separate nothing else in a path. */
const withoutNul = z.string().check(z.refine((text) => !text.includes('\u0000')));
const customerSchema = z.object({
  id: z.string().check(z.minLength(1)),
  parentId: z.nullable(z.string()),
  name: withoutNul,
  isActive: z.boolean(),
  isProject: z.boolean(),
  lastModified: z.string(),
});
const nameHolderSchema = z.object({
  id: z.string(),
  kind: z.enum(['vendor', 'employee', 'otherName']),
  name: z.string().check(z.minLength(1)),
  isActive: z.boolean(),
});
const lineSchema = z.looseObject({
  customer: z.optional(customerSchema),
  nameHolder: z.optional(nameHolderSchema),
  end: z.optional(z.int().check(z.nonnegative())),
});

const shareOfRows = 0.8;

/** Whether the text is Tieout's own form, of whatever version. */
export function isTieoutList(text: string): boolean {
  const start = text.slice(0, 4096).trimStart();
  return /^\{\s{0,9}"tieoutList"\s{0,9}:/.test(start);
}

/** Reads what `tieoutListLines` has written. */
export async function readTieoutList(text: string, pace: Pace): Promise<CustomerListFile> {
  const records: TieoutRecord[] = [];
  const nameHolders: ListedNameHolder[] = [];
  const sharedRows = createSharedRows();
  let head: z.infer<typeof headSchema> | null = null;
  let count = 0;
  let hasEnded = false;
  for (const { value, line, end } of jsonLinesOf(text)) {
    if (pace.isRestDue()) await pace.rest(shareOfRows * (end / text.length));
    if (head === null) {
      head = readHead(value, line);
      continue;
    }
    const parsed = safeParse(lineSchema, value);
    if (!parsed.success || hasEnded) throw new CustomerListError('brokenRow', line);
    const { customer, nameHolder, end: counted } = parsed.data;
    if (counted !== undefined) {
      if (counted !== count) throw new CustomerListError('cutOff');
      hasEnded = true;
      continue;
    }
    count += 1;
    if (customer) records.push({ customer, line });
    if (nameHolder) {
      const { kind, name, isActive } = nameHolder;
      nameHolders.push({ kind, name, isActive });
    }
    if (!customer && !nameHolder) sharedRows.meet(value);
  }
  if (head === null || !hasEnded) throw new CustomerListError('cutOff');
  const { product, companyName, realmId, listedAt, hasNameHolders } = head;
  const { customers, oddRows } = await listPaths(
    await pathRowsOf(records, pace, shareOfRows),
    product,
    pace,
    shareOfRows,
  );
  return {
    format: 'tieoutList',
    product,
    companyName,
    realmId,
    listedAtMs: listedAt,
    customers,
    nameHolders: hasNameHolders ? nameHolders : null,
    oddRows,
    shared: sharedRows.lists(),
  };
}

function readHead(value: unknown, line: number): z.infer<typeof headSchema> {
  const form = safeParse(formSchema, value);
  if (form.success && form.data.tieoutList > newestForm) throw new CustomerListError('newerForm');
  const head = safeParse(headSchema, value);
  if (!head.success) throw new CustomerListError('brokenRow', line);
  return head.data;
}

interface JsonLine {
  readonly value: unknown;
  readonly line: number;
  readonly end: number;
}

function* jsonLinesOf(text: string): Generator<JsonLine> {
  let start = 0;
  for (let line = 1; start < text.length; line += 1) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const json = text.slice(start, end);
    start = end + 1;
    if (json.trim() !== '') yield { value: parseLine(json, line, found < 0), line, end };
  }
}

/** @param isEndOpen whether no line break ends it, so that it may be cut */
function parseLine(json: string, line: number, isEndOpen: boolean): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CustomerListError(isEndOpen ? 'cutOff' : 'brokenRow', line);
  }
}
