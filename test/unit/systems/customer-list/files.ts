import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CustomerListFile } from '../../../../src/domain/records/customer-list';
import type { ListFileTrouble } from '../../../../src/messages/customer-list';
import { CustomerListError } from '../../../../src/systems/customer-list/list-error';
import { readCustomerList } from '../../../../src/systems/customer-list/read-customer-list';

export const listSamples = [
  'qbd34-customers.iif',
  'qbd-mac6-customers.iif',
  'qbd-customer-list-cp1252.csv',
  'qbd-customer-list-quoted-utf8bom.csv',
  'qbo-customer-contact-list-2026.csv',
  'qbo-customer-contact-list-old.csv',
  'qbo-customers-page-export.csv',
] as const;

export type ListSample = (typeof listSamples)[number];

export function sampleBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, 'samples', name)));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function readText(text: string): Promise<CustomerListFile> {
  return readCustomerList(utf8(text), {});
}

/** What is read, or why it is not; any other error is thrown on. */
export async function outcomeOf(bytes: Uint8Array): Promise<CustomerListFile | ListFileTrouble> {
  try {
    return await readCustomerList(bytes, {});
  } catch (error) {
    if (error instanceof CustomerListError) return error.trouble;
    throw error;
  }
}

export async function troubleOf(text: string): Promise<ListFileTrouble> {
  const outcome = await outcomeOf(utf8(text));
  if (!('problem' in outcome)) throw new Error('the file was read');
  return outcome;
}

export function pathsOf(list: Pick<CustomerListFile, 'customers'>): string[] {
  return list.customers.map(({ path }) => path.join(' : '));
}

/** What is said of every list that is read, whatever the file was. */
export function expectWellFormed(list: CustomerListFile): void {
  expect(list.customers.length).toBeGreaterThan(0);
  const keys = new Set<string>();
  for (const { path } of list.customers) {
    const key = JSON.stringify(path);
    if (path.length === 0 || path.length > 5 || path.some((level) => level.trim() === '')) {
      throw new Error(`a path is odd: ${key}`);
    }
    if (keys.has(key)) throw new Error(`a path is there twice: ${key}`);
    if (path.length > 1 && !keys.has(JSON.stringify(path.slice(0, -1)))) {
      throw new Error(`what is above comes later, or not: ${key}`);
    }
    keys.add(key);
  }
  for (const { line } of list.oddRows) expect(line).toBeGreaterThan(0);
}
