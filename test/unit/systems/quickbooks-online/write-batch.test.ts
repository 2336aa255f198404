import { expect, it } from 'vitest';
import type { TokenKeeper } from '../../../../src/systems/http/token-keeper';
import { createQuickbooksOnlineWriter } from '../../../../src/systems/quickbooks-online/write-client';
import type { CustomerWrite } from '../../../../src/systems/quickbooks-online/writer';
import { type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const time = '2026-11-20T08:00:00.000-08:00';

const writes: readonly CustomerWrite[] = [
  { kind: 'create', customer: { name: 'Acme', parentId: null } },
  { kind: 'create', customer: { name: '2026 books', parentId: '301' } },
  { kind: 'update', change: { id: '302', syncToken: '4', name: 'Basalt' } },
];

function setUp(service: (sent: Sent) => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  const parts = { http: scripted.http, keeper, realmId: '4620816365', environment: 'production' } as const;
  const writer = createQuickbooksOnlineWriter(parts);
  return { ...scripted, write: () => writer.writeCustomers(writes, 'background') };
}

const made = (Id: string, DisplayName: string) => ({ Customer: { Id, DisplayName, SyncToken: '0' } });

function fault(code: string): object {
  const error = { Message: 'Message', Detail: 'Detail', code, element: '' };
  return { Fault: { Error: [error], type: 'ValidationFault' } };
}

const answerOf = (...items: readonly object[]) => ({ body: { BatchItemResponse: items, time } });

it('sends all of them with one request, each as it would be by itself', async () => {
  const { write, sent } = setUp(() =>
    answerOf(
      { bId: '2', ...made('302', 'Basalt') },
      { bId: '0', ...made('401', 'Acme') },
      { bId: '1', ...made('402', '2026 books') },
    ),
  );
  expect(await write()).toMatchObject([{ id: '401' }, { id: '402' }, { id: '302', name: 'Basalt' }]);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.address.href).toBe(
    'https://quickbooks.api.intuit.com/v3/company/4620816365/batch?minorversion=75',
  );
  expect(JSON.parse(sent[0]?.body ?? '').BatchItemRequest).toEqual([
    { bId: '0', operation: 'create', Customer: { DisplayName: 'Acme', CompanyName: 'Acme' } },
    {
      bId: '1',
      operation: 'create',
      Customer: {
        DisplayName: '2026 books',
        Job: true,
        ParentRef: { value: '301' },
        BillWithParent: true,
      },
    },
    {
      bId: '2',
      operation: 'update',
      Customer: { Id: '302', SyncToken: '4', sparse: true, DisplayName: 'Basalt' },
    },
  ]);
});

it('tells what has come of each: refused, taken by whom, lost, and made', async () => {
  const taken = {
    Fault: { Error: [{ Message: 'Duplicate', Detail: 'The name is taken. : Id=77', code: '6240' }] },
  };
  const { write } = setUp(() => answerOf({ bId: '0', ...taken }, { bId: '2', ...fault('5010') }));
  expect(await write()).toMatchObject([
    { rejection: { code: 'nameTaken', holderId: '77' }, isOutcomeUnknown: false },
    // Its answer is not there, which says nothing of what has become of it.
    { code: 'invalidResponse', rejection: null, isOutcomeUnknown: true },
    { rejection: { code: 'changedMeanwhile' }, isOutcomeUnknown: false },
  ]);
});

it('takes neither another customer’s answer nor a failure of the service for a word on what was done', async () => {
  const { write } = setUp(() =>
    answerOf(
      { bId: '0', ...fault('10000') },
      { bId: '1', Customer: { Id: '402' } },
      { bId: '2', ...made('303', 'Basalt') },
    ),
  );
  const unknown = { rejection: null, isOutcomeUnknown: true };
  expect(await write()).toMatchObject([unknown, unknown, unknown]);
});

it.each<[string, ScriptedAnswer]>([
  ['a page', { body: '<html>It works!</html>' }],
  ['an envelope without items', { body: { time } }],
  ['a failure', { status: 500, body: 'an error' }],
])('is in doubt as a whole after %s', async (_, answer) => {
  const { write, time: clock } = setUp(() => answer);
  const error = systemErrorOf(write());
  await clock.advance(10_000);
  expect(await error).toMatchObject({ rejection: null, isOutcomeUnknown: true });
});

it('is sent once where its answer is lost: nothing keeps an item from being made twice', async () => {
  const {
    write,
    sent,
    time: clock,
  } = setUp(() => {
    throw new TypeError('Failed to fetch');
  });
  const error = systemErrorOf(write());
  await clock.advance(60_000);
  expect(await error).toMatchObject({ code: 'unreachable', isOutcomeUnknown: true });
  expect(sent).toHaveLength(1);
});

it('keeps to the limit of batches, and leaves other requests theirs', async () => {
  const { http, time: clock, sent } = scriptedHttp(() => answerOf());
  const parts = { http, keeper, realmId: '4620816365', environment: 'production' } as const;
  const writer = createQuickbooksOnlineWriter(parts);
  const all = Array.from({ length: 60 }, () => writer.writeCustomers(writes, 'background'));
  await clock.advance(55_000);
  const inMinute = sent.length;
  expect(inMinute).toBeGreaterThan(20);
  expect(inMinute).toBeLessThanOrEqual(38);
  const look = systemErrorOf(writer.customer('301', 'screen'));
  await clock.advance(1_000);
  // Answered at once, if with what is no customer.
  expect(await look).toMatchObject({ code: 'invalidResponse' });
  await clock.advance(120_000);
  await Promise.all(all);
  expect(sent).toHaveLength(61);
});
