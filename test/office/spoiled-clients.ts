import { archiveJobcode } from '../firm/edits';
import type { DirectFirm } from './direct-firm';

/** Clients that have to be created, spelled otherwise, and restored in one list or the other. */
export function spoilClients(firm: DirectFirm): void {
  addNewClients(firm, 2);
  const { quickbooksTime, quickbooksOnline, karbon } = firm.state;
  const names = new Set([...karbon.organizations.values()].map(({ fullName }) => fullName));
  const isPlain = (name: string) => names.has(name) && /^[\w ]+$/.test(name);
  const tops = [...quickbooksTime.jobcodes.values()].filter(
    ({ parentId, active, name }) => parentId === 0 && active && isPlain(name),
  );
  const [archived, respelt, inactive] = tops;
  if (!archived || !respelt || !inactive) throw new Error('the firm has too few plain clients');
  archiveJobcode(firm, archived.id);
  for (const customer of quickbooksOnline.names.values()) {
    if (customer.parentId !== null || customer.kind !== 'Customer') continue;
    if (customer.displayName === respelt.name) customer.displayName = respelt.name.toUpperCase();
    if (customer.displayName === inactive.name) {
      customer.active = false;
      customer.displayName = `${inactive.name} (deleted)`;
    }
  }
  respelt.name = respelt.name.toUpperCase();
}

/** Clients that neither list has, called like nobody else; their keys are `NewClient0` and so on. Returns their names. */
export function addNewClients(firm: DirectFirm, count: number): readonly string[] {
  const { organizations } = firm.state.karbon;
  const [some] = organizations.values();
  if (!some) throw new Error('the firm has no organization');
  const stems = ['Heliograph', 'Marrowgate', 'Thistlewick', 'Ambersley', 'Pennyroyal', 'Dunmarrow'];
  return Array.from({ length: count }, (_, at) => {
    const stem = stems[at % stems.length];
    const fullName = `${stem} ${spelled(at)} Observatory`;
    const key = `NewClient${at}`;
    organizations.set(key, { ...some, key, fullName, legalName: '', tradingName: '' });
    return fullName;
  });
}

/** A number as a word that is like no other one's. */
function spelled(number: number): string {
  const letters = ['ba', 'ke', 'li', 'mo', 'nu', 'pra', 'sti', 'tro', 'vex', 'zon'];
  return [...String(number)].map((digit) => letters[Number(digit)]).join('');
}

/** Names that stand twice below one parent. */
export function duplicatesIn({ state }: Pick<DirectFirm, 'state'>): readonly string[] {
  const time = [...state.quickbooksTime.jobcodes.values()].map(({ parentId, name }) => `${parentId} ${name}`);
  const books = [...state.quickbooksOnline.names.values()].map(
    ({ parentId, displayName }) => `QuickBooks ${parentId} ${displayName}`,
  );
  const all = [...time, ...books].map((name) => name.toLowerCase());
  const met = new Set<string>();
  return all.filter((name) => met.size === met.add(name).size);
}
