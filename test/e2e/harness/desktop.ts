import type { Locator, Page } from 'playwright-core';
import type { Firm } from '../../firm/firm';
import { createDesktopCompany, type DesktopCompany } from '../../firm/quickbooks-desktop/company';
import { DesktopRefusal } from '../../firm/quickbooks-desktop/refusal';
import type { QboName } from '../../firm/quickbooks-online/state';

/** The firm's customers, vendors and employees as a company file of QuickBooks Desktop, but for what that cannot hold. */
export function desktopOf(firm: Firm): DesktopCompany {
  const { names, companyName } = firm.state.quickbooksOnline;
  const company = createDesktopCompany({
    companyName,
    edition: 'enterprise34',
    switches: firm.switches.quickbooksDesktop,
    now: () => firm.clock.now(),
  });
  const add: Readonly<Record<QboName['kind'], (each: QboName) => void>> = {
    Customer(each) {
      const path = pathOf(names, each);
      company.addCustomer(path, { balance: each.balance });
      if (!each.active) company.makeInactive(path);
    },
    Vendor: ({ displayName }) => company.addVendor(displayName),
    Employee: ({ displayName }) => company.addEmployee(displayName),
  };
  const parentsFirst = [...names.values()].sort((one, other) => depthOf(names, one) - depthOf(names, other));
  for (const each of parentsFirst) {
    try {
      add[each.kind](each);
    } catch (error) {
      if (!(error instanceof DesktopRefusal)) throw error;
    }
  }
  return company;
}

function pathOf(names: ReadonlyMap<string, QboName>, { parentId, displayName }: QboName): string {
  const parent = parentId === null ? undefined : names.get(parentId);
  const name = displayName.replace(/ \(deleted\)$/, '');
  return parent ? `${pathOf(names, parent)}:${name}` : name;
}

function depthOf(names: ReadonlyMap<string, QboName>, { parentId }: QboName): number {
  const parent = parentId === null ? undefined : names.get(parentId);
  return parent ? depthOf(names, parent) + 1 : 0;
}

/** What such a file holds now. */
export async function readPicked(page: Page, name: string): Promise<Uint8Array> {
  const bytes = await page.evaluate(async (fileName) => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(fileName)).getFile();
    return [...new Uint8Array(await file.arrayBuffer())];
  }, name);
  return Uint8Array.from(bytes);
}

/**
 * Saves a file where a page of the extension finds it, and has the browser's own window for picking files, which no test can press, give that
 * file. The way to it is a real one: it is kept, and the file can be saved anew behind it.
 */
export async function saveForPicking(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    async ([fileName, content]) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle(fileName, { create: true });
      const writable = await handle.createWritable();
      await writable.write(Uint8Array.from(atob(content), (character) => character.charCodeAt(0)));
      await writable.close();
      Reflect.set(window, 'showOpenFilePicker', async () => [handle]);
      Reflect.set(window, 'showSaveFilePicker', async () => handle);
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
}

/** Drops a file where a person would, as out of a folder's window. */
export async function dropFile(place: Locator, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await place.page().evaluateHandle(
    ([fileName, content]) => {
      const dropped = new DataTransfer();
      const part = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      dropped.items.add(new File([part], fileName));
      return dropped;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}
