import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../../src/systems/http/token-keeper';
import { createQuickbooksTimeEntries } from '../../../../src/systems/quickbooks-time/entries-client';
import { type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};

type Answers = Readonly<Record<string, (sent: Sent) => ScriptedAnswer>>;

function rows(collection: string, ...all: readonly object[]): ScriptedAnswer {
  const results = {
    [collection]: all.length === 0 ? [] : Object.fromEntries(all.map((row, at) => [at, row])),
  };
  return { body: { results, more: false } };
}

const user = (permissions: object, more: object = {}) =>
  rows('users', { id: 4, group_id: 0, permissions, ...more });
const settings = (general: object, customfields: object = { installed: '1' }): ScriptedAnswer => ({
  body: {
    results: {
      effective_settings: { general: { settings: general }, customfields: { settings: customfields } },
    },
  },
});

/** What is not told otherwise: a user who may track, in an account without fields. */
function setUp(answers: Answers = {}) {
  const usual: Answers = {
    current_user: () => user({ time_tracking: true }),
    effective_settings: () => settings({}),
    customfields: () => rows('customfields'),
    customfielditems: () => rows('customfielditems'),
    customfielditem_filters: () => rows('customfielditem_filters'),
    ...answers,
  };
  const { http, sent } = scriptedHttp((request) => {
    const endpoint = request.address.pathname.split('/').at(-1) ?? '';
    return usual[endpoint]?.(request) ?? { status: 404 };
  });
  const entries = createQuickbooksTimeEntries({ http, keeper });
  return { sent, rules: () => entries.rules('screen') };
}

describe('whom the rules are for', () => {
  it.each([
    [{}, {}, { mayTrack: false, mayManageOwn: false, mayManageOthers: false }],
    [{ time_tracking: '1' }, {}, { mayTrack: true, mayManageOwn: false, mayManageOthers: false }],
    [{ manage_my_timesheets: true }, {}, { mayManageOwn: true, mayManageOthers: false }],
    [{ manage_timesheets: true }, {}, { mayManageOwn: true, mayManageOthers: true }],
    [{ admin: true }, {}, { mayTrack: false, mayManageOwn: true, mayManageOthers: true }],
    [{}, { manager_of_group_ids: [11] }, { mayManageOwn: false, mayManageOthers: true }],
    [{}, { group_id: '12' }, { groupId: '12' }],
    [{}, { group_id: 0 }, { groupId: null }],
  ])('with %o and %o: %o', async (permissions, more, expected) => {
    expect(await setUp({ current_user: () => user(permissions, more) }).rules()).toMatchObject(expected);
  });

  it('are none where nobody is answered', async () => {
    const { rules } = setUp({ current_user: () => rows('users') });
    expect(await systemErrorOf(rules())).toMatchObject({ code: 'invalidResponse' });
  });
});

describe('the settings of the account', () => {
  it.each([
    [{}, { areNotesRequired: false, clockOutAfterHours: null }],
    [{ timesheet_notes_required: '1' }, { areNotesRequired: true }],
    [{ timesheet_notes_required: 1, enable_timesheet_notes: '1' }, { areNotesRequired: true }],
    [{ timesheet_notes_required: '1', enable_timesheet_notes: '0' }, { areNotesRequired: false }],
    [{ clockout_override: '0', clockout_override_hours: '8' }, { clockOutAfterHours: null }],
    [{ clockout_override: '1', clockout_override_hours: '8' }, { clockOutAfterHours: 8 }],
    [{ clockout_override: 1, clockout_override_hours: 0 }, { clockOutAfterHours: null }],
    [{ clockout_override: 1 }, { clockOutAfterHours: null }],
  ])('%o: %o', async (general, expected) => {
    expect(await setUp({ effective_settings: () => settings(general) }).rules()).toMatchObject(expected);
  });
});

describe('custom fields', () => {
  const fields = [
    { id: 50, name: 'Service Item', type: 'managed-list', required: 1 },
    { id: 52, name: 'Mileage', type: 'free-form' },
    { id: 51, name: 'Billable ', type: 'managed-list', required: false },
    { id: 53, name: 'Class', type: 'managed-list', required: '0' },
    { id: 54, type: 'managed-list' },
  ];
  const full: Answers = {
    effective_settings: () => settings({ timecard_fields: 'JOBCODE,51, 50' }),
    customfields: () => rows('customfields', ...fields),
    customfielditems: ({ address }) => {
      const fieldId = address.searchParams.get('customfield_id');
      if (fieldId !== '50') return rows('customfielditems', { id: `${fieldId}0`, name: 'Yes' });
      return rows('customfielditems', { id: 7, name: 'Step 10' }, { id: 8, name: 'Step 9' }, { id: 9 });
    },
    customfielditem_filters: () =>
      rows(
        'customfielditem_filters',
        { id: 1, customfield_id: 50, customfielditem_id: 7, applies_to: 'jobcodes', applies_to_id: 100 },
        { id: 2, customfield_id: '50', customfielditem_id: '8', applies_to: 'groups', applies_to_id: '12' },
        { id: 3, customfield_id: 50, customfielditem_id: 8, applies_to: 'users', applies_to_id: 4 },
        { id: 4, customfield_id: 50, customfielditem_id: 8, applies_to: 'moons', applies_to_id: 4 },
      ),
  };

  it('come in the order of the time card, each with its items and what it is for', async () => {
    const { fields: read, filters } = await setUp(full).rules();
    expect(read).toEqual([
      {
        id: '51',
        name: 'Billable',
        isRequired: false,
        purpose: 'billable',
        items: [{ id: '510', name: 'Yes' }],
      },
      {
        id: '50',
        name: 'Service Item',
        isRequired: true,
        purpose: 'serviceItem',
        items: [
          { id: '8', name: 'Step 9' },
          { id: '7', name: 'Step 10' },
        ],
      },
      { id: '52', name: 'Mileage', isRequired: false, purpose: 'other', items: null },
      { id: '53', name: 'Class', isRequired: false, purpose: 'class', items: [{ id: '530', name: 'Yes' }] },
    ]);
    expect(filters).toEqual([
      { fieldId: '50', itemId: '7', appliesTo: 'jobcode', appliesToId: '100' },
      { fieldId: '50', itemId: '8', appliesTo: 'group', appliesToId: '12' },
      { fieldId: '50', itemId: '8', appliesTo: 'user', appliesToId: '4' },
    ]);
  });

  it('are asked for in as few requests as there are', async () => {
    const { sent, rules } = setUp(full);
    await rules();
    const asked = (endpoint: string) =>
      sent.filter(({ address }) => address.pathname.endsWith(`/${endpoint}`));
    expect(sent).toHaveLength(7);
    expect(asked('customfielditems')).toHaveLength(3);
    expect(asked('customfields')[0]?.address.search).toBe(
      '?active=yes&applies_to=timesheet&supplemental_data=no&page=1&limit=200',
    );
    expect(asked('customfielditem_filters')[0]?.address.search).toBe(
      '?user_id=4&include_user_group=true&include_jobcode_filters=true&active=yes&supplemental_data=no&page=1&limit=200',
    );
  });

  it.each<[string, Answers, number]>([
    ['without the add-on', { effective_settings: () => settings({}, { installed: 0 }) }, 2],
    ['that has no fields', {}, 3],
    ['whose fields are typed', { customfields: () => rows('customfields', fields[1] ?? {}) }, 3],
  ])('of an account %s take no more than they need', async (_, answers, count) => {
    const { sent, rules } = setUp(answers);
    expect(await rules()).toMatchObject({ filters: [] });
    expect(sent).toHaveLength(count);
  });

  it('are all offered to whoever may not know who is offered what', async () => {
    const { rules } = setUp({ ...full, customfielditem_filters: () => ({ status: 403 }) });
    expect(await rules()).toMatchObject({ filters: [], fields: { length: 4 } });
    const failing = setUp({ ...full, customfielditem_filters: () => ({ status: 402 }) });
    expect(await systemErrorOf(failing.rules())).toMatchObject({ code: 'billingLapsed' });
  });
});
