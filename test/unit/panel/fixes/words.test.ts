import { describe, expect, it } from 'vitest';
import type { PlanObstacle, PlanStep, RequestStep } from '../../../../src/domain/plans/plan';
import { bookings, type WriteRejection } from '../../../../src/domain/plans/write-rejection';
import type { ListId } from '../../../../src/domain/records/records';
import { plainText } from '../../../../src/i18n/sentence';
import type { ErrorCode } from '../../../../src/messages/errors';
import type { FixOutcome, RunStep, RunView } from '../../../../src/messages/fixes';
import {
  candidateFacts,
  errorText,
  obstacleSentence,
  outcomeText,
  rejectionText,
  runSentence,
  runStepSentence,
  stepNote,
  stepReason,
  stepSentence,
  stepState,
} from '../../../../src/ui/fixes/words';
import { runOf, runStep, sampleSteps } from './sample-fixes';

const lists: readonly ListId[] = ['quickbooksTime', 'quickbooks'];

describe('a step', () => {
  const { create, restore, move, archive, link, assign } = sampleSteps;

  it.each<[PlanStep, string]>([
    [create, 'Create Acme Co:2025 Tax return in QuickBooks.'],
    [assign, 'Assign Acme Co:2025 Tax return to 2 people in QuickBooks Time.'],
    [{ ...assign, userIds: ['1'] }, 'Assign Acme Co:2025 Tax return to 1 person in QuickBooks Time.'],
    [restore, 'Restore Acme Co:2025 Tax return in QuickBooks Time.'],
    [{ ...restore, newName: 'Tax' }, 'Restore Acme Co:2025 Tax return in QuickBooks Time as Tax.'],
    [sampleSteps.rename, 'Rename ACME Co to Acme Co in QuickBooks.'],
    [move, 'Move 2025 Tax return under Acme Co in QuickBooks Time.'],
    [
      { ...move, parent: null, underPath: [], newName: 'Tax' },
      'Move 2025 Tax return to the top level in QuickBooks Time and rename it Tax.',
    ],
    [archive, 'Archive Acme Co:2025 Tax return in QuickBooks Time.'],
    [{ ...archive, newName: 'Tax' }, 'Archive Acme Co:2025 Tax return in QuickBooks Time as Tax.'],
    [{ ...archive, list: 'quickbooks' }, 'Make Acme Co:2025 Tax return inactive in QuickBooks.'],
    [
      { ...archive, list: 'quickbooks', newName: 'Tax' },
      'Make Acme Co:2025 Tax return inactive in QuickBooks as Tax.',
    ],
    [link, 'Link Acme Co:2025 Tax return in QuickBooks to this work item.'],
    [
      { ...link, karbon: { kind: 'clientGroup', key: 'k' } },
      'Link Acme Co:2025 Tax return in QuickBooks to this client group.',
    ],
    [sampleSteps.unlink, 'Unlink Acme Co:2025 Tax return in QuickBooks from this work item.'],
  ])('%o', (step, text) => {
    expect(plainText(stepSentence(step))).toBe(text);
  });

  it('says what it brings with it', () => {
    expect(stepNote({ ...create, connectWithQuickbooks: true })).toBe(
      'QuickBooks Time then creates it in QuickBooks by itself.',
    );
    expect(stepNote({ ...create, assignToAll: true })).toBe('Everyone can track time to it.');
    expect(stepNote(create)).toBe('');
  });

  it.each<[RunStep, RunView['state'], string, string]>([
    [runStep(create), 'running', 'Create Acme Co:2025 Tax return in QuickBooks.', 'queued'],
    [runStep(create, 'sent'), 'running', 'Creating Acme Co:2025 Tax return in QuickBooks…', 'sending'],
    [
      runStep(create, 'sent'),
      'waiting',
      'Not sure yet whether Acme Co:2025 Tax return was created in QuickBooks. Tieout will check again by itself.',
      'not sure yet',
    ],
    [runStep(create, 'confirmed'), 'done', 'Created Acme Co:2025 Tax return in QuickBooks.', 'done'],
    [
      runStep(create, 'confirmed', { outcome: { kind: 'alreadyDone' } }),
      'done',
      'Acme Co:2025 Tax return is already in QuickBooks.',
      'already done',
    ],
    [
      runStep(create, 'failed', { outcome: { kind: 'refused', refusal: { code: 'noRight' } } }),
      'failed',
      'Create Acme Co:2025 Tax return in QuickBooks.',
      'failed',
    ],
    [
      runStep(create, 'failed', { outcome: { kind: 'notReached' } }),
      'failed',
      'Create Acme Co:2025 Tax return in QuickBooks.',
      'not started',
    ],
    [runStep(create, 'undone'), 'undone', 'Created Acme Co:2025 Tax return in QuickBooks.', 'undone'],
  ])('%o of a run that is %s', (row, run, text, state) => {
    expect(plainText(runStepSentence(row, run))).toBe(text);
    expect(stepState(row, run)).toBe(state);
  });

  /** What is kept here alone is never on its way. */
  const isSent = ({ kind }: PlanStep) => kind !== 'request' && kind !== 'withdraw';

  it.each<[RequestStep['change'], string]>([
    [{ kind: 'create' }, 'create Acme Co:Tax in QuickBooks'],
    [{ kind: 'rename', newName: 'Audit' }, 'rename Acme Co:Tax to Audit in QuickBooks'],
    [{ kind: 'restore', newName: 'Tax' }, 'make Acme Co:Tax active in QuickBooks'],
    [{ kind: 'restore', newName: 'Audit' }, 'make Acme Co:Tax active in QuickBooks as Audit'],
    [
      { kind: 'move', underPath: ['Birch'], newName: 'Tax' },
      'move Acme Co:Tax under Birch in QuickBooks as Tax',
    ],
    [
      { kind: 'move', underPath: [], newName: 'Tax' },
      'move Acme Co:Tax to the top level in QuickBooks as Tax',
    ],
  ])('that a person has to make is told as one of the change list: %o', (change, what) => {
    const step = { kind: 'request', list: 'quickbooks', path: ['Acme Co', 'Tax'], change } as const;
    const text = (state: RunStep['state'], run: RunView['state']) =>
      plainText(runStepSentence(runStep(step, state), run));
    expect(text('planned', 'running')).toBe(`Add to the change list: ${what}.`);
    expect(text('confirmed', 'done')).toBe(`On the change list: ${what}.`);
  });

  it.each(Object.values<PlanStep>(sampleSteps).filter(isSent))(
    'has whole sentences for whatever becomes of it: %o',
    (step) => {
      const rows: [RunStep, RunView['state']][] = [
        [runStep(step), 'running'],
        [runStep(step, 'sent'), 'running'],
        [runStep(step, 'sent'), 'waiting'],
        [runStep(step, 'confirmed'), 'done'],
        [runStep(step, 'confirmed', { outcome: { kind: 'alreadyDone' } }), 'done'],
      ];
      const texts = rows.map(([row, run]) => plainText(runStepSentence(row, run)));
      for (const text of texts) expect(text).toMatch(/^[A-Z0-9].*[.…]$/);
      expect(texts.join()).not.toMatch(/undefined|null|\s{2}/);
      expect(new Set(texts).size).toBe(texts.length);
    },
  );

  it('does not blame a service that answers for what is not known yet', () => {
    const error = { code: 'needsReconnect', system: 'quickbooks', retryAt: null, detail: '' } as const;
    const row = runStep(create, 'sent', { outcome: { kind: 'failed', error } });
    expect(plainText(runStepSentence(row, 'waiting'))).toBe(
      'Not sure yet whether Acme Co:2025 Tax return was created in QuickBooks. Tieout will check again by itself.',
    );
    expect(stepReason(row)).toBe(errorText(error));
    const silent = { ...error, code: 'unreachable' } as const;
    expect(stepReason(runStep(create, 'sent', { outcome: { kind: 'failed', error: silent } }))).toBe(
      "QuickBooks isn't responding.",
    );
  });

  it('gives no reason where nothing has gone wrong', () => {
    for (const state of ['planned', 'sent', 'confirmed', 'undone'] as const)
      expect(stepReason(runStep(create, state))).toBe('');
  });
});

describe('why something was not carried out', () => {
  const refusals: { readonly [Code in WriteRejection['code']]: WriteRejection & { code: Code } } = {
    nameTaken: { code: 'nameTaken', holderId: null },
    inactiveHasName: { code: 'inactiveHasName' },
    changedMeanwhile: { code: 'changedMeanwhile' },
    recordGone: { code: 'recordGone' },
    noRight: { code: 'noRight' },
    nameTooLong: { code: 'nameTooLong' },
    nameNotAllowed: { code: 'nameNotAllowed' },
    tooDeep: { code: 'tooDeep' },
    parentIsProject: { code: 'parentIsProject' },
    billing: { code: 'billing' },
    inUse: { code: 'inUse' },
    useNotKnown: { code: 'useNotKnown' },
    other: { code: 'other', detail: 'No more than 10 at a time.' },
  };

  it.each(lists)('is a sentence and what to do for every refusal of %s, each its own', (list) => {
    const texts = Object.values(refusals).map((refusal) => rejectionText(refusal, list));
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.join()).not.toMatch(/undefined|null/);
  });

  it('says what keeps a record', () => {
    const refusedBy = [...bookings, 'balance', 'below'] as const;
    for (const by of refusedBy)
      expect(rejectionText({ code: 'inUse', by }, 'quickbooks')).toMatch(
        / in QuickBooks, so it has to stay active\.$/,
      );
    expect(rejectionText({ code: 'inUse', by: 'salesReceipt' }, 'quickbooks')).toMatch(/a sales receipt/);
    expect(rejectionText({ code: 'inUse', by: 'purchase' }, 'quickbooks')).toMatch(/^There's an expense/);
    expect(rejectionText({ code: 'inUse', by: 'purchaseOrder' }, 'quickbooks')).toMatch(
      /^There's a purchase order/,
    );
    expect(rejectionText({ code: 'inUse', by: undefined }, 'quickbooks')).toMatch(/transactions/);
  });

  it('names whom to ask, and quotes what no code stands for', () => {
    expect(rejectionText(refusals.noRight, 'quickbooksTime')).toBe(
      "You don't have permission to edit customers and jobs in QuickBooks Time. Ask a QuickBooks Time administrator.",
    );
    expect(rejectionText(refusals.other, 'quickbooks')).toContain('“No more than 10 at a time.”');
    expect(rejectionText({ code: 'other', detail: '' }, 'quickbooks')).not.toContain('“');
  });

  const codes: Record<ErrorCode, true> = {
    needsReconnect: true,
    notAllowed: true,
    rateLimited: true,
    selfLimited: true,
    offline: true,
    vaultLocked: true,
    passphraseWrong: true,
    accessWithheld: true,
    unreachable: true,
    timedOut: true,
    serverFault: true,
    gatewayRefused: true,
    invalidResponse: true,
    endlessList: true,
    notFound: true,
    rejected: true,
    billingLapsed: true,
    addressBlocked: true,
    wrongEnvironment: true,
    accountChanged: true,
    signInCancelled: true,
    signInUnanswered: true,
    signInNotShown: true,
    signInForeign: true,
    signInExpired: true,
    applicationRefused: true,
    storageBlocked: true,
    storageNewer: true,
    storageFailed: true,
    storageFull: true,
    internal: true,
  };

  it('is a sentence and what to do for every error, each its own', () => {
    for (const system of ['karbon', 'quickbooksTime', 'quickbooks', null] as const) {
      const texts = (Object.keys(codes) as ErrorCode[]).map((code) =>
        errorText({ code, system, retryAt: null, detail: 'secret' }),
      );
      for (const text of texts) expect(text).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.join()).not.toMatch(/undefined|null|secret/);
    }
  });

  const outcomes: { readonly [Kind in FixOutcome['kind']]: FixOutcome & { kind: Kind } } = {
    begun: { kind: 'begun' },
    planChanged: { kind: 'planChanged' },
    alreadyDone: { kind: 'alreadyDone' },
    failed: { kind: 'failed', error: { code: 'offline', system: null, retryAt: null, detail: '' } },
  };

  it.each([true, false])('is told before anything has begun (taking back: %s)', (isUndo) => {
    expect(outcomeText(outcomes.begun, isUndo)).toBeNull();
    const texts = [outcomes.planChanged, outcomes.alreadyDone, outcomes.failed].map((outcome) =>
      outcomeText(outcome, isUndo),
    );
    expect(new Set(texts).size).toBe(3);
    expect(texts[2]).toMatch(/offline.* Nothing was changed\.$/);
  });

  type NamedObstacle = Exclude<PlanObstacle['code'], 'nameTranslated'>;
  const obstacles: { readonly [Code in NamedObstacle]: PlanObstacle & { code: Code } } = {
    parentIsProject: { code: 'parentIsProject', list: 'quickbooks', path: ['Acme Co'] },
    projectStays: { code: 'projectStays', list: 'quickbooks', path: ['Acme Co'] },
    tooDeep: { code: 'tooDeep', list: 'quickbooks', path: ['Acme Co'] },
    renameInQuickbooks: { code: 'renameInQuickbooks', path: ['Acme Co'] },
    onChangeList: { code: 'onChangeList', list: 'quickbooks', path: ['Acme Co'] },
  };

  it.each(Object.values(obstacles))('names the record and what to do about %o', (obstacle) => {
    expect(plainText(obstacleSentence(obstacle))).toMatch(/.*Acme Co.*\. [A-Z].*\.$/);
  });

  it('says what to do about a translated page, whose names are none', () => {
    const text = plainText(obstacleSentence({ code: 'nameTranslated' }));
    expect(text).toMatch(/translated.*\. [A-Z].*reload the page.*\.$/);
  });
});

describe('a run', () => {
  const { archive, create, rename } = sampleSteps;
  const left = "Undone. What was created can't be deleted, so it's inactive now";
  const partly = [runStep(create, 'confirmed'), runStep(create, 'failed')];

  it.each<[RunView, string]>([
    [runOf('running', [runStep(create, 'confirmed'), runStep(create)]), 'Fixing: step 2 of 2'],
    [runOf('running', [runStep(create)], { isUndo: true }), 'Undoing: step 1 of 1'],
    [runOf('running', [runStep(create, 'confirmed')]), 'Fixing: step 1 of 1'],
    [runOf('waiting', [runStep(create, 'sent')]), 'Not sure yet whether it was fixed'],
    [runOf('waiting', [runStep(create, 'sent')], { isUndo: true }), 'Not sure yet whether it was undone'],
    [runOf('done', [runStep(create, 'confirmed')]), 'Done'],
    [runOf('done', [runStep(create, 'confirmed')], { isUndo: true }), 'Undone'],
    [runOf('done', [runStep(rename, 'confirmed')], { isUndo: true }), 'Undone'],
    [runOf('done', [runStep({ ...archive, onlyUnused: false }, 'confirmed')], { isUndo: true }), 'Undone'],
    [runOf('done', [runStep({ ...archive, onlyUnused: true }, 'confirmed')], { isUndo: true }), left],
    [runOf('undone', [runStep(rename, 'undone')]), 'Undone'],
    [runOf('undone', [runStep(rename, 'undone'), runStep(create, 'undone')]), left],
    [runOf('failed', partly), 'Not completely fixed: 1 of 2 steps done'],
    [runOf('failed', partly, { isUndo: true }), 'Not completely undone: 1 of 2 steps done'],
    [runOf('failed', [runStep(create, 'failed')]), 'Not fixed. Nothing was changed'],
  ])('%o', (run, text) => {
    expect(runSentence(run)).toBe(text);
  });
});

describe('candidateFacts', () => {
  const plain = {
    path: ['Acme Co'],
    isActive: true,
    difference: null,
    seconds: null,
    lastUsed: null,
    balance: null,
    isLinked: false,
    reason: null,
  };

  it('tells records apart by what is known of each', () => {
    expect(candidateFacts({ ...plain, balance: -1_204.5 }, 'quickbooks', '')).toEqual(['balance -$1,204.50']);
    expect(candidateFacts(plain, 'quickbooksTime', '')).toEqual(['time not loaded']);
    expect(
      candidateFacts(
        { ...plain, isActive: false, isLinked: true, seconds: 3_600, lastUsed: '2025-11-03' },
        'quickbooksTime',
        '2026-11-17',
      ),
    ).toEqual(['inactive', 'linked', '1h tracked', 'last used Mon, Nov 3, 2025']);
    expect(candidateFacts({ ...plain, seconds: 0 }, 'quickbooksTime', '')).toEqual(['no time']);
    expect(candidateFacts({ ...plain, seconds: 0, alsoIn: ['quickbooksTime'] }, 'quickbooks', '')).toEqual([
      'same in QuickBooks Time',
      'no time',
    ]);
  });

  it.each([
    [{ code: 'note', note: '(old)' }, 'same without “(old)”'],
    [{ code: 'tradeName' }, 'trade name or other name'],
    [{ code: 'lookAlike' }, 'looks the same, different letters'],
  ] as const)('begins with why a record of another name is shown: %j', (reason, text) => {
    expect(candidateFacts({ ...plain, reason }, 'quickbooks', '')).toEqual([text]);
  });
});
