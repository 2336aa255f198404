import { comparable } from './list-titles';
import { type ColumnRole, type NameListSystem, nameRolesOf } from './name-list';

/** The names that the column of a role is known by, the surest first (additions.md 12); what is wrong is put right by whoever looks at it. */
export const nameListTitles: Readonly<Record<ColumnRole, readonly string[]>> = {
  name: [
    'full name',
    'organization name',
    'organisation name',
    'client name',
    'contact name',
    'client group name',
    'name',
    'client',
    'contact',
    'client group',
  ],
  lastName: ['last name', 'surname', 'family name', 'lname'],
  firstName: ['first name', 'given name', 'fname'],
  middleName: ['middle name', 'middle names'],
  legalName: ['legal name'],
  key: [
    'karbon id',
    'karbon key',
    'permakey',
    'perma key',
    'contact key',
    'contactkey',
    'organization key',
    'organizationkey',
    'client key',
    'clientkey',
    'clientgroupkey',
    'client group key',
    'key',
    'id',
    'url',
    'link',
  ],
  kind: ['type', 'kind', 'record type', 'client type', 'contact type', 'entity type'],
  level1: [
    'jobcode_1',
    'level 1',
    'job level 1',
    'customer:job',
    'full path',
    'job path',
    'customer',
    'customer name',
    'client',
    'job',
    'job name',
    'jobcode',
    'name',
  ],
  level2: ['jobcode_2', 'level 2', 'job level 2', 'sub-customer', 'sub customer', 'sub-job', 'sub job'],
  level3: ['jobcode_3', 'level 3', 'job level 3'],
  level4: ['jobcode_4', 'level 4', 'job level 4'],
  level5: ['jobcode_5', 'level 5', 'job level 5'],
  active: ['active', 'active status', 'status', 'archived', 'inactive'],
};

/** Whether one of the cells is the title of a column with names of this system. */
export function hasNameListTitle(system: NameListSystem, cells: readonly string[]): boolean {
  const titles = new Set(nameRolesOf[system].flatMap((role) => nameListTitles[role]));
  return cells.some((cell) => titles.has(comparable(cell)));
}
