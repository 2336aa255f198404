import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { ItemFailure } from './failure';
import { createAssignment, removeAssignment, updateJobcode } from './mutations';
import { hasRight, managesGroupOf, refuseForRights } from './rights';
import { sentInteger } from './sent-values';
import { createShapes, type Shapes } from './shapes';
import type { QbtAssignment } from './state';
import { answerItems, answerRemovals, type SentItem } from './write-answer';

/** `POST /jobcode_assignments` (quickbooks-time.md 7.5). A bad item fails alone, whatever it lacks (4). */
export function createAssignments(call: ApiCall): FirmAnswer {
  const shapes = createShapes(call);
  const rules = { writable: ['user_id', 'jobcode_id'], required: () => [] };
  return answerItems(call, shapes, 'jobcode_assignments', rules, (item) => {
    const assignment = assign(call, item);
    return {
      status: 200,
      message: 'Created',
      shape: () => createdShape(assignment, item, shapes),
      refer(supplement) {
        supplement.user(assignment.userId);
        supplement.jobcode(assignment.jobcodeId);
      },
    };
  });
}

/** `DELETE /jobcode_assignments` (quickbooks-time.md 7.5): the rows stay, no longer active. */
export function removeAssignments(call: ApiCall): FirmAnswer {
  return answerRemovals(call, createShapes(call), 'jobcode_assignments', (id) => {
    const assignment = call.state.assignments.get(id);
    if (assignment === undefined) throw new ItemFailure(417, 'id is not found in the database');
    requireRightOver(call, assignment.userId, "You don't have permission to remove jobcodes for that user.");
    removeAssignment(call.state, id, call.tools);
    if (assignment.userId === 0 && call.state.jobcodes.has(assignment.jobcodeId)) {
      updateJobcode(call.state, assignment.jobcodeId, { assignedToAll: false }, call.tools);
    }
  });
}

function assign(call: ApiCall, item: SentItem): QbtAssignment {
  const userId = sentInteger(item, 'user_id');
  const jobcodeId = sentInteger(item, 'jobcode_id');
  if (userId === undefined || jobcodeId === undefined) {
    throw new ItemFailure(417, 'user_id and jobcode_id are required.');
  }
  const jobcode = call.state.jobcodes.get(jobcodeId);
  if (jobcode === undefined) throw new ItemFailure(417, 'Jobcode is not found in the database.');
  if (!jobcode.active) throw new ItemFailure(417, 'Jobcode is archived.');
  requireRightOver(call, userId, "You don't have permission to manage that user.");
  return assignWithChildren(call, userId, jobcodeId);
}

/** Assigning a jobcode assigns what is below it, each with a row of its own (quickbooks-time.md 7.5). */
function assignWithChildren(call: ApiCall, userId: number, jobcodeId: number): QbtAssignment {
  if (userId === 0) updateJobcode(call.state, jobcodeId, { assignedToAll: true }, call.tools);
  const assignment = createAssignment(call.state, userId, jobcodeId, call.tools);
  for (const child of [...call.state.jobcodes.values()]) {
    if (child.parentId === jobcodeId && child.active) assignWithChildren(call, userId, child.id);
  }
  return assignment;
}

/** Assigning is for the user's group managers, administrators and `manage_users` (quickbooks-time.md 2.4). */
function requireRightOver(call: ApiCall, userId: number, reason: string): void {
  const { caller, state } = call;
  const user = state.users.get(userId);
  if (userId !== 0 && user === undefined) throw new ItemFailure(417, 'User is not found in the database.');
  if (hasRight(caller, 'manage_users')) return;
  if (user === undefined || !managesGroupOf(caller, user)) refuseForRights(call, reason);
}

/** A fresh assignment shows what was sent as text, and stamps without `T` and offset (quickbooks-time.md 6, 7.5). */
function createdShape(row: QbtAssignment, sent: SentItem, shapes: Shapes): object {
  const stamp = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');
  return {
    id: shapes.wire.id(row.id),
    user_id: String(sent.user_id),
    jobcode_id: String(sent.jobcode_id),
    last_modified: stamp(row.lastModifiedMs),
    created: stamp(row.createdMs),
  };
}
