import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { createJobcodeTree } from './jobcode-tree';
import { listAnswer } from './list-answer';
import { fits, readChoice, readFlag, readIds, readModified, readNameTest, yesNoBoth } from './query';
import { assignmentVisibility } from './rights';
import { createShapes } from './shapes';

const jobcodeTypes = ['regular', 'pto', 'paid_break', 'unpaid_break', 'all'] as const;

/** `GET /jobcodes` (quickbooks-time.md 7.4). */
export function listJobcodes(call: ApiCall): FirmAnswer {
  const { filters, state } = call;
  const ids = readIds(filters, 'ids');
  const parentIds = readIds(filters, 'parent_ids');
  const isWholeTree = parentIds === null || parentIds.has(-1);
  const isNamed = readNameTest(call, 'name');
  const type = readChoice(filters, 'type', jobcodeTypes, 'regular');
  const active = readChoice(filters, 'active', yesNoBoth, 'yes');
  const withCustomFields = readFlag(filters, 'customfields', false);
  const isModified = readModified(call);
  const shapes = createShapes(call);
  const tree = createJobcodeTree(state.jobcodes);
  const rows = call.ordered
    .jobcodes()
    .filter(
      (row) =>
        fits(active, row.active) &&
        (type === 'all' || row.type === type) &&
        (ids === null || ids.has(row.id)) &&
        (isWholeTree || parentIds.has(row.parentId)) &&
        (isNamed === null || isNamed(row.name)) &&
        isModified(row.lastModifiedMs),
    );
  return listAnswer(call, shapes, {
    collection: 'jobcodes',
    rows,
    shape: (row) => shapes.jobcode(row, tree, withCustomFields),
    refer: (row, supplement) => {
      if (isWholeTree) supplement.jobcode(row.parentId);
    },
  });
}

/** `GET /jobcode_assignments` (quickbooks-time.md 7.5). User 0 stands for everyone. */
export function listAssignments(call: ApiCall): FirmAnswer {
  const { filters, state } = call;
  const userIds = readIds(filters, 'user_ids');
  const type = readChoice(filters, 'type', jobcodeTypes, 'regular');
  const jobcodeIds = readIds(filters, 'jobcode_id');
  const parentIds = readIds(filters, 'jobcode_parent_id');
  const active = readChoice(filters, 'active', yesNoBoth, 'both');
  const activeJobcodes = readChoice(filters, 'active_jobcodes', yesNoBoth, 'both');
  const isModified = readModified(call);
  const isVisible = assignmentVisibility(call);
  const shapes = createShapes(call);
  const rows = [...state.assignments.values()].filter((row) => {
    const jobcode = state.jobcodes.get(row.jobcodeId);
    return (
      jobcode !== undefined &&
      isVisible(row) &&
      (userIds === null || row.userId === 0 || userIds.has(row.userId)) &&
      (type === 'all' || jobcode.type === type) &&
      (jobcodeIds === null || jobcodeIds.has(row.jobcodeId)) &&
      (parentIds === null || parentIds.has(jobcode.parentId)) &&
      fits(active, row.active) &&
      fits(activeJobcodes, jobcode.active) &&
      isModified(row.lastModifiedMs)
    );
  });
  return listAnswer(call, shapes, {
    collection: 'jobcode_assignments',
    rows,
    shape: shapes.assignment,
    refer: (row, supplement) => {
      supplement.user(row.userId);
      supplement.jobcode(row.jobcodeId);
    },
  });
}
