import { describe, expect, it } from 'vitest';
import type { PlanStep } from '../../../../../src/domain/plans/plan';
import type { WriteRejection } from '../../../../../src/domain/plans/write-rejection';
import type { FixOutcome, LogRow, StepOutcome } from '../../../../../src/messages/fixes';
import type { PageKind } from '../../../../../src/messages/page-ref';
import { itemKindWords, logOutcome, logStep, undoOutcome } from '../../../../../src/pages/options/log/words';
import { steps } from './sample-log-rows';

const error = { code: 'timedOut', system: 'quickbooksTime', retryAt: null, detail: '' } as const;

describe('logStep', () => {
  const cases: Record<PlanStep['kind'], readonly [string, string]> = {
    create: ['Created in QuickBooks Online', 'Create in QuickBooks Online'],
    assign: ['Assigned to 2 people in QuickBooks Time', 'Assign to 2 people in QuickBooks Time'],
    restore: ['Restored in QuickBooks Time', 'Restore in QuickBooks Time'],
    rename: ['Renamed in QuickBooks Time', 'Rename in QuickBooks Time'],
    move: ['Moved in QuickBooks Online', 'Move in QuickBooks Online'],
    archive: ['Archived in QuickBooks Time', 'Archive in QuickBooks Time'],
    link: ['Linked to a record in QuickBooks Online', 'Link to a record in QuickBooks Online'],
    unlink: ['Unlinked from a record in QuickBooks Online', 'Unlink from a record in QuickBooks Online'],
    request: ['Added to the change list', 'Add to the change list'],
    withdraw: ['Taken off the change list', 'Take off the change list'],
  };
  it.each(Object.entries(cases))('%s', (kind, [done, open]) => {
    const step = steps[kind as PlanStep['kind']];
    expect(logStep({ step, outcome: { kind: 'done' } })).toBe(done);
    for (const outcome of [null, { kind: 'alreadyDone' }, { kind: 'failed', error }] as const) {
      expect(logStep({ step, outcome })).toBe(open);
    }
  });

  it('counts one user', () => {
    const step = { ...steps.assign, userIds: ['1'] };
    expect(logStep({ step, outcome: { kind: 'done' } })).toBe('Assigned to 1 person in QuickBooks Time');
  });
});

describe('logOutcome', () => {
  const timedOut = 'QuickBooks Time is taking too long to respond. Try again in a minute.';
  const refused: StepOutcome = { kind: 'refused', refusal: { code: 'noRight' } };
  const states: Record<LogRow['state'], readonly (readonly [StepOutcome | null, string])[]> = {
    planned: [[null, 'Queued']],
    sent: [
      [null, 'Sending'],
      [{ kind: 'failed', error }, "Not sure yet: the service isn't responding"],
    ],
    confirmed: [
      [{ kind: 'done' }, 'Done'],
      [{ kind: 'done', storedName: 'Nova ? Studio' }, 'Done; the name was stored as “Nova ? Studio”'],
      [{ kind: 'alreadyDone' }, 'Already done'],
    ],
    failed: [
      [null, 'Failed'],
      [refused, 'Refused: no permission'],
      [{ kind: 'failed', error }, `Failed: ${timedOut}`],
      [{ kind: 'notReached' }, 'Not started: the run ended first'],
    ],
    undone: [[{ kind: 'done' }, 'Undone']],
  };
  it.each(Object.entries(states).flatMap(([state, cases]) => cases.map((each) => [state, ...each] as const)))(
    '%s, %o',
    (state, outcome, expected) => {
      expect(logOutcome({ step: steps.rename, state: state as LogRow['state'], outcome })).toBe(expected);
    },
  );

  it('says of what was created that it is not gone', () => {
    expect(logOutcome({ step: steps.create, state: 'undone', outcome: { kind: 'done' } })).toBe(
      "Undone: the record can't be deleted, so it's inactive now",
    );
  });

  const refusals: Record<WriteRejection['code'], readonly (readonly [WriteRejection, string])[]> = {
    nameTaken: [
      [{ code: 'nameTaken', holderId: '31' }, 'another record has this name (31)'],
      [{ code: 'nameTaken', holderId: null }, 'another record has this name'],
    ],
    inactiveHasName: [[{ code: 'inactiveHasName' }, 'an inactive record has this name']],
    changedMeanwhile: [[{ code: 'changedMeanwhile' }, 'someone changed the record since']],
    recordGone: [[{ code: 'recordGone' }, 'the record or its parent is gone or inactive']],
    noRight: [[{ code: 'noRight' }, 'no permission']],
    nameTooLong: [[{ code: 'nameTooLong' }, 'the name is too long']],
    nameNotAllowed: [[{ code: 'nameNotAllowed' }, "the name has characters that aren't allowed"]],
    tooDeep: [[{ code: 'tooDeep' }, 'too many levels']],
    parentIsProject: [[{ code: 'parentIsProject' }, 'its parent is a project']],
    billing: [[{ code: 'billing' }, "it's billed with its parent"]],
    inUse: [
      [{ code: 'inUse' }, 'it has time, transactions, a balance or records under it'],
      [{ code: 'inUse', by: 'journalEntry' }, "there's a journal entry on it"],
      [{ code: 'inUse', by: 'below' }, 'it has active records under it'],
    ],
    useNotKnown: [[{ code: 'useNotKnown' }, "can't tell whether it's in use"]],
    other: [
      [{ code: 'other', detail: 'Odd.' }, 'Odd.'],
      [{ code: 'other', detail: '' }, 'no reason given'],
    ],
  };
  it.each(Object.values(refusals).flat())('gives the reason of %o', (refusal, expected) => {
    expect(logOutcome({ step: steps.rename, state: 'failed', outcome: { kind: 'refused', refusal } })).toBe(
      `Refused: ${expected}`,
    );
  });
});

describe('undoOutcome', () => {
  const cases: Record<FixOutcome['kind'], readonly [FixOutcome, string]> = {
    begun: [{ kind: 'begun' }, 'Undo has started. Its result appears at the top of the log'],
    planChanged: [{ kind: 'planChanged' }, 'Something changed since, so nothing was undone'],
    alreadyDone: [{ kind: 'alreadyDone' }, "There's nothing left to undo"],
    failed: [
      { kind: 'failed', error },
      'Nothing was undone. QuickBooks Time is taking too long to respond. Try again in a minute.',
    ],
  };
  it.each(Object.values(cases))('%o', (outcome, expected) => {
    expect(undoOutcome(outcome)).toBe(expected);
  });
});

describe('other words of the log', () => {
  it('know every kind of page', () => {
    const kinds: Record<PageKind, string> = {
      work: 'Work item',
      person: 'Person',
      organization: 'Organization',
      clientGroup: 'Client group',
    };
    for (const [kind, expected] of Object.entries(kinds)) expect(itemKindWords(kind)).toBe(expected);
    expect(itemKindWords('elsewhere')).toBe('');
  });
});
