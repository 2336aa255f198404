import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { listAnswer } from './list-answer';
import {
  fits,
  readChoice,
  readFlag,
  readIds,
  readModified,
  readNameTest,
  readPage,
  yesNoBoth,
} from './query';
import { createShapes } from './shapes';
import { isAssigned } from './timesheet-rules';

/**
 * `GET /projects` (quickbooks-time.md 7.12): the jobcodes that are projects. Whether it takes the paging and the `modified_*` of
 * the other lists is a switch, since none is documented (5.1).
 */
export function listProjects(call: ApiCall): FirmAnswer {
  const { filters, state } = call;
  const takesCommonFilters = call.tools.switches.quickbooksTime.projectsTakeCommonFilters;
  const ids = readIds(filters, 'ids');
  const jobcodeIds = readIds(filters, 'jobcode_ids');
  const parentIds = readIds(filters, 'parent_jobcode_id');
  const isNamed = readNameTest(call, 'name');
  // A project that is not active is deleted, and none of this account is.
  const active = readChoice(filters, 'active', yesNoBoth, 'yes');
  const assignedOnly = readFlag(filters, 'by_jobcode_assignment', false);
  const isModified = takesCommonFilters ? readModified(call) : () => true;
  const shapes = createShapes(call);
  const rows = [...state.jobcodes.values()]
    .filter(
      (row) =>
        row.projectId !== 0 &&
        fits(active, true) &&
        (ids === null || ids.has(row.projectId)) &&
        (jobcodeIds === null || jobcodeIds.has(row.id)) &&
        (parentIds === null || parentIds.has(row.parentId)) &&
        (isNamed === null || isNamed(row.name)) &&
        (!assignedOnly || isAssigned(call, call.caller.id, row.id)) &&
        isModified(row.lastModifiedMs),
    )
    .map((jobcode) => ({ id: jobcode.projectId, jobcode }));
  return listAnswer(call, shapes, {
    collection: 'projects',
    rows,
    shape: ({ jobcode }) => shapes.project(jobcode),
    refer: ({ jobcode }, supplement) => supplement.jobcode(jobcode.id),
    page: takesCommonFilters ? readPage(call) : { offset: 0, size: Number.POSITIVE_INFINITY },
  });
}
