import type { ListCoverage, ListName } from '../../../src/store/rows';

/** What is noted of a list that has been read to its end. */
export function wholeList(list: ListName): ListCoverage {
  return {
    kind: 'list',
    id: `list:${list}`,
    list,
    isComplete: true,
    count: 0,
    cursor: '',
    leftOut: 0,
    readAt: 0,
  };
}

/** The lists that names are compared by. */
export const namedLists: readonly ListName[] = [
  'jobcodes',
  'customers',
  'nameHolders',
  'organizations',
  'people',
  'clientGroups',
];
