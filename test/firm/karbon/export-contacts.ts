import { csvLine } from '../csv';
import type { Switches } from '../switches';
import type { KarbonState } from './state';

/*
 * *Contacts › cloud icon* (additions.md 12): an export for people, one for organizations. What they hold and in which order is observed; the
 * words over the columns are not.
 */

type KarbonSwitches = Switches['karbon'];

const organizationColumns = [
  'Karbon Key',
  'Name',
  'Legal Name',
  'Entity Type',
  'Contact Type',
  'Privacy Level',
  'Client Identifier',
  'Client Owner',
  'Client Manager',
  'Email',
];

const peopleColumns = [
  'Karbon Key',
  'First Name',
  'Middle Name',
  'Last Name',
  'Preferred Name',
  'Date of Birth',
  'Contact Type',
  'Privacy Level',
  'Client Identifier',
  'Client Owner',
  'Client Manager',
  'Organisation',
  'Role',
  'Email',
];

/** Banner, blank row and the names of groups of columns. */
const banner = [['Karbon contacts'], [], ['', 'Details']];

function fileOf(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  switches: KarbonSwitches,
): string {
  const above = switches.contactsExportHasBanner
    ? banner.map((cells) => columns.map((_, at) => cells[at] ?? ''))
    : [];
  return [...above, columns, ...rows].map(csvLine).join('');
}

/** Hidden organizations are in no export of somebody who may not see them. */
export function exportOrganizations({ organizations }: KarbonState, switches: KarbonSwitches): string {
  const rows = [...organizations.values()]
    .filter(({ restriction }) => restriction === 'Public')
    .map((row) => [
      row.key,
      row.fullName,
      row.legalName,
      '',
      row.contactType,
      row.restriction,
      row.userDefinedIdentifier,
      '',
      '',
      row.email,
    ]);
  return fileOf(organizationColumns, rows, switches);
}

/** A row for each contact card: whoever has an e-mail address has a second one here. */
export function exportPeople({ contacts }: KarbonState, switches: KarbonSwitches): string {
  const rows = [...contacts.values()]
    .filter(({ restriction }) => restriction === 'Public')
    .flatMap((row) => {
      const cells = [
        ...[row.key, row.firstName, row.middleName, row.lastName, row.preferredName, ''],
        ...[row.contactType, row.restriction, row.userDefinedIdentifier, '', '', '', ''],
      ];
      const cards = row.email === '' ? [''] : ['', row.email];
      return cards.map((email) => [...cells, email]);
    });
  return fileOf(peopleColumns, rows, switches);
}

/** What a firm writes down itself, or gets from Karbon's support: client groups are in no export. */
export function listClientGroups({ clientGroups }: KarbonState): string {
  const rows = [...clientGroups.values()].map(({ key, fullName }) => [key, fullName]);
  return [['Client Group Key', 'Client Group Name'], ...rows].map(csvLine).join('');
}
