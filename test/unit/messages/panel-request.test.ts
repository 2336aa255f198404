import { describe, expect, it } from 'vitest';
import { parsePanelMessage } from '../../../src/messages/panel-request';
import { SchemaError } from '../../../src/messages/schema';
import { sampleView } from '../panel/sample-view';

const runId = '0b6f0f3e-5a5c-4c0e-9d0a-1f2e3d4c5b6a';
const fix = { type: 'fix', runId, choice: { kind: 'primary' }, planId: 'plan 1' };
const undo = { type: 'undo', runId, of: 'an-earlier-1' };
const longest = 'x'.repeat(64);

const state = {
  page: sampleView.page,
  range: null,
  shownRange: null,
  entryCount: 20,
  isVisible: true,
};

function parsed(request: unknown) {
  return parsePanelMessage({ state, request }).request;
}

describe('what is asked to be put right', () => {
  it.each([
    [{ kind: 'primary' }],
    [{ kind: 'createAnyway' }],
    [{ kind: 'oneList', list: 'quickbooks' }],
    [{ kind: 'oneList', list: 'quickbooksTime' }],
    [{ kind: 'unlink', list: 'quickbooksTime' }],
    [{ kind: 'pick', list: 'quickbooks', recordId: '50' }],
  ])('is taken: %j', (choice) => {
    expect(parsed({ ...fix, choice })).toEqual({ ...fix, choice });
  });

  it.each([
    ['the longest ids', { ...fix, runId: longest, planId: longest }],
    ['a plan id of any text', { ...fix, planId: '{"ä":\n1}' }],
    ['an undo', undo],
  ])('is taken with %s', (_, request) => {
    expect(parsed(request)).toEqual(request);
  });

  it('loses what does not belong to it', () => {
    const choice = { kind: 'primary', list: 'quickbooks', steps: [] };
    expect(parsed({ ...fix, choice, plan: { steps: [] } })).toEqual(fix);
  });

  it.each([
    ['no run id', { ...fix, runId: undefined }],
    ['an empty run id', { ...fix, runId: '' }],
    ['a run id that is too long', { ...fix, runId: `${longest}x` }],
    ['a run id with a blank in it', { ...fix, runId: 'run 1' }],
    ['a run id that ends in a new line', { ...fix, runId: 'run\n' }],
    ['a run id that is a number', { ...fix, runId: 1 }],
    ['no plan id', { ...fix, planId: undefined }],
    ['a plan id that is too long', { ...fix, planId: `${longest}x` }],
    ['a plan id that is no text', { ...fix, planId: { length: 1 } }],
    ['no choice', { ...fix, choice: undefined }],
    ['a choice that is a word', { ...fix, choice: 'primary' }],
    ['an unknown choice', { ...fix, choice: { kind: 'delete' } }],
    ['a choice of no list', { ...fix, choice: { kind: 'oneList' } }],
    ['a list that cannot be written', { ...fix, choice: { kind: 'unlink', list: 'karbon' } }],
    ['a pick of no list', { ...fix, choice: { kind: 'pick', recordId: '50' } }],
    ['a pick of no record', { ...fix, choice: { kind: 'pick', list: 'quickbooks' } }],
    ['a pick of a path', { ...fix, choice: { kind: 'pick', list: 'quickbooks', recordId: '../5' } }],
    ['an undo of nothing', { ...undo, of: undefined }],
    ['an undo of an odd run', { ...undo, of: 'run 1' }],
    ['an undo without an id of its own', { ...undo, runId: '' }],
  ])('is turned away: %s', (_, request) => {
    expect(() => parsed(request)).toThrow(SchemaError);
  });
});

describe('an odd message', () => {
  it.each([
    [
      'request.choice.recordId',
      { state, request: { ...fix, choice: { kind: 'pick', list: 'quickbooks', recordId: 'Hara & Sons' } } },
    ],
    ['request.choice.kind', { state, request: { ...fix, choice: { kind: 'Hara & Sons' } } }],
    ['request.type', { state, request: { type: 'Hara & Sons' } }],
    [
      'state.range.from',
      {
        state: { ...state, range: { kind: 'custom', from: 'Hara & Sons', to: '2026-01-01' } },
        request: null,
      },
    ],
    [
      'state.range.to',
      { state: { ...state, range: { kind: 'custom', from: '2026-01-01', to: '9999-12-31' } }, request: null },
    ],
    [
      'state.range.from',
      { state: { ...state, range: { kind: 'custom', from: '2026-02-31', to: '2026-12-31' } }, request: null },
    ],
    ['state.page.key', { state: { ...state, page: { ...state.page, key: 'Hara & Sons' } }, request: null }],
  ])('is told by its field %s, and not by its value', (oddField, message) => {
    const read = () => parsePanelMessage(message);
    expect(read).toThrow(expect.objectContaining({ name: 'SchemaError', oddField }));
    expect(read).not.toThrow(/Hara/);
  });
});
