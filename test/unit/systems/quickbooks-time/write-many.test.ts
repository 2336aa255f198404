import { expect, it } from 'vitest';
import { isSystemError } from '../../../../src/systems/http/system-error';
import { createQuickbooksTimeWriter } from '../../../../src/systems/quickbooks-time/write-client';
import { type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const names = ['Acme', 'Birch', 'Cedar'];
const wanted = names.map((name) => ({
  name,
  parentId: null,
  assignToAll: true,
  connectWithQuickbooks: false,
}));
const made = (id: number, name: string) => ({ _status_code: 200, id, parent_id: 0, name, active: true });

function answerOf(...rows: object[]): ScriptedAnswer {
  return { body: { results: { jobcodes: Object.fromEntries(rows.map((row, at) => [at + 1, row])) } } };
}

function setUp(service: (sent: Sent) => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  const keeper = {
    token: async () => 'first',
    renewed: async () => 'second',
    ensureConnected: async () => undefined,
  };
  return { sent: scripted.sent, writer: createQuickbooksTimeWriter({ http: scripted.http, keeper }) };
}

/** What became of each in a word. */
function outcomes(written: readonly unknown[]): readonly string[] {
  return written.map((each) => {
    if (isSystemError(each)) return each.isOutcomeUnknown ? 'unknown' : (each.rejection?.code ?? each.code);
    return each === null ? 'exists' : (each as { name: string }).name;
  });
}

const namesIn = ({ body }: Sent): readonly string[] =>
  JSON.parse(body).data.map(({ name }: { name: string }) => name);

it('makes several in one request, of which each has its own answer', async () => {
  const refused = { name: 'Cedar', _status_code: 417, _status_extra: 'Name is too long.' };
  const accepted = { name: 'Birch', _status_code: 202 };
  const { writer, sent } = setUp(() => answerOf(made(1, 'Acme'), accepted, refused));
  expect(outcomes(await writer.createJobcodes(wanted, 'background'))).toEqual([
    'Acme',
    'exists',
    'nameTooLong',
  ]);
  expect(sent.map(namesIn)).toEqual([names]);
});

it('changes several in one request, and takes no other record for the one that was asked for', async () => {
  const { writer, sent } = setUp(() => answerOf(made(1, 'Acme'), made(3, 'Cedar'), { _status_code: 500 }));
  const changes = names.map((name, at) => ({ id: String(at + 1), name }));
  expect(outcomes(await writer.updateJobcodes(changes, 'background'))).toEqual([
    'Acme',
    'unknown',
    'unknown',
  ]);
  expect(sent.map(({ method }) => method)).toEqual(['PUT']);
});

it('believes no answer that has the records in another order', async () => {
  const { writer } = setUp(() => answerOf(made(1, 'Birch'), made(2, 'Acme'), made(3, 'Cedar')));
  expect(outcomes(await writer.createJobcodes(wanted, 'background'))).toEqual([
    'unknown',
    'unknown',
    'Cedar',
  ]);
});

it('sends each alone where one of them has brought down the request', async () => {
  const { writer, sent } = setUp((request) => {
    const [name = ''] = namesIn(request);
    if (namesIn(request).includes('Birch')) {
      return { status: 417, body: { error: { code: 417, message: 'Expectation Failed: odd' } } };
    }
    return answerOf(made(1, name));
  });
  expect(outcomes(await writer.createJobcodes(wanted, 'background'))).toEqual(['Acme', 'other', 'Cedar']);
  expect(sent.map(namesIn)).toEqual([names, ['Acme'], ['Birch'], ['Cedar']]);
});

it.each<[string, ScriptedAnswer]>([
  ['a failure of the service', { status: 500, body: 'an error' }],
  ['fewer answers than items', answerOf(made(1, 'Acme'))],
])('knows nothing of any after %s, and repeats none', async (_, answer) => {
  const { writer, sent } = setUp(() => answer);
  const error = await systemErrorOf(writer.createJobcodes(wanted, 'background'));
  expect(error.isOutcomeUnknown).toBe(true);
  expect(sent).toHaveLength(1);
});

it('does not ask for each where the right is missing', async () => {
  const { writer, sent } = setUp(() => ({
    status: 403,
    body: { error: { code: 403, message: 'no permission' } },
  }));
  const error = await systemErrorOf(writer.createJobcodes(wanted, 'background'));
  expect(error.rejection).toEqual({ code: 'noRight' });
  expect(sent).toHaveLength(1);
});
