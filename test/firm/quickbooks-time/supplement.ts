import type { ApiCall } from './call';
import { createJobcodeTree, lineage } from './jobcode-tree';
import { readFlag } from './query';
import type { Shapes } from './shapes';

/** Collects the objects that an answer refers to by their ids (quickbooks-time.md 3.2). */
export interface Supplement {
  user(id: number): void;
  /** The jobcode and all its ancestors. */
  jobcode(id: number): void;
  group(id: number): void;
  customField(id: number): void;
  customFieldItem(id: number): void;
  timesheet(id: number): void;
  deletedTimesheet(id: number): void;
  /** `{supplemental_data: …}`; empty where nothing was collected or none is wanted. */
  part(): { supplemental_data?: object };
}

/** Makes an empty collector. Ids that do not exist are passed over. */
export function createSupplement(call: ApiCall, shapes: Shapes): Supplement {
  const { state } = call;
  const wanted = readFlag(call.filters, 'supplemental_data', true);
  const ids = {
    users: new Set<number>(),
    jobcodes: new Set<number>(),
    groups: new Set<number>(),
    customfields: new Set<number>(),
    customfielditems: new Set<number>(),
    timesheets: new Set<number>(),
    timesheets_deleted: new Set<number>(),
  };

  /** Group 0, named `-`, stands for "no group" (3.2). */
  function noGroup(): object {
    const stamp = shapes.wire.stamp(state.account.createdMs);
    return {
      id: shapes.wire.id(0),
      active: true,
      name: '-',
      last_modified: stamp,
      created: stamp,
      manager_ids: [],
    };
  }

  function shapesOf<Row>(
    wantedIds: ReadonlySet<number>,
    rows: ReadonlyMap<number, Row>,
    shape: (row: Row) => object,
  ): Record<string, object> {
    const found: Record<string, object> = {};
    for (const id of wantedIds) {
      const row = rows.get(id);
      if (row !== undefined) found[id] = shape(row);
    }
    return found;
  }

  function collections(): Record<string, Record<string, object>> {
    const tree = ids.jobcodes.size > 0 ? createJobcodeTree(state.jobcodes) : null;
    return {
      users: shapesOf(ids.users, state.users, shapes.user),
      jobcodes:
        tree === null ? {} : shapesOf(ids.jobcodes, state.jobcodes, (row) => shapes.jobcode(row, tree)),
      groups: {
        ...(ids.groups.has(0) && { 0: noGroup() }),
        ...shapesOf(ids.groups, state.groups, shapes.group),
      },
      customfields: shapesOf(ids.customfields, state.customFields, shapes.supplementalCustomField),
      customfielditems: shapesOf(ids.customfielditems, state.customFieldItems, shapes.customFieldItem),
      timesheets: shapesOf(ids.timesheets, state.timesheets, shapes.timesheet),
      timesheets_deleted: shapesOf(ids.timesheets_deleted, state.deleted, shapes.deletedTimesheet),
    };
  }

  return {
    user: (id) => ids.users.add(id),
    jobcode(id) {
      for (const jobcode of lineage(state.jobcodes, id)) ids.jobcodes.add(jobcode.id);
    },
    group: (id) => ids.groups.add(id),
    customField: (id) => ids.customfields.add(id),
    customFieldItem: (id) => ids.customfielditems.add(id),
    timesheet: (id) => ids.timesheets.add(id),
    deletedTimesheet: (id) => ids.timesheets_deleted.add(id),
    part() {
      if (!wanted) return {};
      const filled = Object.entries(collections()).filter(([, rows]) => Object.keys(rows).length > 0);
      return filled.length === 0 ? {} : { supplemental_data: Object.fromEntries(filled) };
    },
  };
}
