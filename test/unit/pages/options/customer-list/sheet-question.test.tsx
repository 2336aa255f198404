// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CustomerListFacts, ListFileOutcome } from '../../../../../src/messages/customer-list';
import { ListFileField } from '../../../../../src/pages/options/customer-list/list-file-field';
import type { ListFile } from '../../../../../src/pages/options/customer-list/send-list-file';
import { useListFile } from '../../../../../src/pages/options/customer-list/use-list-file';
import { workbookOf } from './workbook-of';

/** What the worker was handed, and the file that it keeps the way to. */
const worker = vi.hoisted(() => ({ taken: [] as ListFile[], kept: null as File | null }));

vi.mock('webextension-polyfill', () => ({ default: {} }));

vi.mock('../../../../../src/pages/options/customer-list/send-list-file', () => ({
  keptHandle: async () => ({ getFile: async () => worker.kept }),
  sendListFile: async (file: ListFile): Promise<ListFileOutcome> => {
    worker.taken.push(file);
    return { kind: 'read', facts: {} as CustomerListFacts, added: 1, removed: 0 };
  },
}));

const now = [
  ['Customer full name', 'Email'],
  ['Acme', 'a@example.com'],
];
const before = [
  ['Name', 'Phone'],
  ['Old & Co', '1'],
];
const cover = [['Customers of the firm']];

function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>, savedAt = 7): File {
  const bytes = workbookOf(Object.values(sheets), Object.keys(sheets));
  return new File([new Uint8Array(bytes)], 'list.xlsx', { lastModified: savedAt });
}

const root = document.createElement('div');

/** The field, with a button for each file that can be handed over. */
function Field({ picked, sheet }: { readonly picked: File; readonly sheet: string | null }) {
  const task = useListFile(() => undefined);
  return (
    <>
      <ListFileField task={task} label="Choose" fileName="list.xlsx" />
      <button type="button" onClick={() => task.offer(async () => ({ file: picked, handle: null }))}>
        Pick
      </button>
      <button type="button" onClick={() => task.update({ savedAt: 7, size: 10, isWorkbook: true, sheet })}>
        Update
      </button>
    </>
  );
}

async function show(picked: File, sheet: string | null = null): Promise<void> {
  await act(() => render(<Field picked={picked} sheet={sheet} />, root));
}

async function click(words: string): Promise<void> {
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === words);
  if (!button) throw new Error(`there is no button ${words}`);
  await act(() => button.click());
}

function legend(): string {
  return root.querySelector('legend')?.textContent ?? '';
}

function choices(): readonly string[] {
  return [...root.querySelectorAll('label.check')].map(({ textContent }) => textContent ?? '');
}

async function takenText(): Promise<readonly string[]> {
  return Promise.all(worker.taken.map(({ file }) => file.text()));
}

beforeEach(() => {
  document.body.replaceChildren(root);
  worker.taken = [];
});

afterEach(() => act(() => render(null, root)));

it('a workbook with several lists is handed over only once its sheet is chosen', async () => {
  await show(workbook({ Cover: cover, Now: now, Before: before }));
  await click('Pick');
  await vi.waitFor(() => expect(legend()).toBe('Which sheet of list.xlsx is the list?'));
  expect(choices()).toEqual(['Cover (1 row)', 'Now (2 rows)', 'Before (2 rows)']);
  expect(
    [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')].findIndex(({ checked }) => checked),
  ).toBe(1);
  expect(worker.taken).toEqual([]);

  await act(() => root.querySelectorAll<HTMLInputElement>('input[type=radio]')[2]?.click());
  await click('Read this sheet');
  await vi.waitFor(() => expect(worker.taken).toMatchObject([{ sheet: 'Before', isWorkbook: true }]));
  expect(await takenText()).toEqual(['Name,Phone\nOld & Co,1\n']);
  await vi.waitFor(() => expect(legend()).toBe(''));
});

it('nothing is handed over where the question is cancelled', async () => {
  await show(workbook({ Now: now, Before: before }));
  await click('Pick');
  await vi.waitFor(() => expect(legend()).not.toBe(''));
  await click('Cancel');
  expect(legend()).toBe('');
  expect(worker.taken).toEqual([]);
});

it('Update from file reads the sheet of before without asking', async () => {
  worker.kept = workbook({ Now: now, Before: before }, 8);
  await show(worker.kept, 'Before');
  await click('Update');
  await vi.waitFor(() => expect(worker.taken).toMatchObject([{ sheet: 'Before' }]));
  expect(await takenText()).toEqual(['Name,Phone\nOld & Co,1\n']);
});

it('Update from file says where that sheet is gone, and takes no other', async () => {
  worker.kept = workbook({ Now: now, Cover: cover }, 8);
  await show(worker.kept, 'Before');
  await click('Update');
  await vi.waitFor(() => expect(legend()).not.toBe(''));
  expect(root.querySelector('.trouble')?.textContent).toBe(
    'The sheet Before is empty or no longer in this workbook. Nothing was changed.',
  );
  expect(worker.taken).toEqual([]);
});
