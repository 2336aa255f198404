import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../../src/messages/errors';
import type { CheckId, Finding } from '../../../../src/messages/self-check';
import { asExpected, notTestable } from '../../../../src/systems/http/findings';
import type { HttpResponse } from '../../../../src/systems/http/http';
import { createProbes, judgeNames, type Probes, plainNameOf } from '../../../../src/systems/http/probes';
import { SystemError } from '../../../../src/systems/http/system-error';

type Question = 'first' | 'second' | 'third';

const good: HttpResponse = {
  status: 200,
  headers: new Headers(),
  text: '',
  json: { value: 7 },
  serverNowMs: null,
  isOutcomeUnknown: false,
};

/** Three questions, the last of which hangs on the first one's answer, and four checks. */
function probesOver(send: (question: Question) => Promise<HttpResponse>): Probes {
  const judge = () => asExpected();
  return createProbes({
    questions: {
      first: () => 'first' as const,
      second: () => 'second' as const,
      third: ({ first }) => ((first?.json as { value?: number })?.value === 7 ? ('third' as const) : null),
    },
    probes: {
      karbonAccess: { needs: ['first'], judge },
      karbonClock: { needs: ['first', 'second'], judge },
      karbonOr: { needs: ['second'], judge, judgeError: (code) => notTestable('noRecords', { code }) },
      karbonLinks: { needs: ['third', 'first'], judge },
    },
    send,
    errorOf: ({ status }) => (status < 400 ? null : new SystemError('rejected', 'karbon')),
    now: () => 0,
  });
}

async function run(probes: Probes): Promise<{ told: Partial<Record<CheckId, Finding>>; asked: number }> {
  const told: Partial<Record<CheckId, Finding>> = {};
  let asked = 0;
  await probes.run(
    (id, finding) => {
      told[id] = finding;
    },
    () => {
      asked += 1;
    },
  );
  return { told, asked };
}

const failing = (code: ErrorCode, at: Question) => async (question: Question) => {
  if (question === at) throw new SystemError(code, 'karbon');
  return good;
};

describe('probes', () => {
  it('put each question once, however many checks go by it', async () => {
    const put: Question[] = [];
    const probes = probesOver(async (question) => {
      put.push(question);
      return good;
    });
    expect(probes.most).toBe(3);
    const { told, asked } = await run(probes);
    expect(put).toEqual(['first', 'second', 'third']);
    expect(asked).toBe(3);
    expect(Object.values(told).map(({ outcome }) => outcome)).toEqual(Array(4).fill('asExpected'));
  });

  it.each<ErrorCode>(['vaultLocked', 'offline', 'selfLimited', 'rateLimited', 'needsReconnect', 'timedOut'])(
    'stop where everything would end alike: %s',
    async (code) => {
      const { told, asked } = await run(probesOver(failing(code, 'second')));
      expect(asked).toBe(2);
      expect(told).toMatchObject({
        karbonAccess: { outcome: 'asExpected' },
        karbonClock: { outcome: 'notTestable', reason: code },
        karbonOr: { outcome: 'notTestable', reason: 'noRecords', facts: { code } },
        karbonLinks: { outcome: 'notTestable', reason: 'stopped', facts: { code } },
      });
    },
  );

  it('go on where one question alone fails', async () => {
    const { told, asked } = await run(probesOver(failing('notFound', 'second')));
    expect(asked).toBe(3);
    expect(told.karbonClock).toMatchObject({ reason: 'notFound' });
    expect(told.karbonLinks).toMatchObject({ outcome: 'asExpected' });
  });

  it('leave a question that nothing answered lends itself to', async () => {
    const { told, asked } = await run(probesOver(async () => ({ ...good, json: {} })));
    expect(asked).toBe(2);
    expect(told.karbonLinks).toMatchObject({ outcome: 'notTestable', reason: 'noRecords' });
  });

  it('do not take what is no error of a service for one', async () => {
    const send = () => Promise.reject(new RangeError('ours'));
    await expect(run(probesOver(send))).rejects.toThrow(RangeError);
  });
});

describe('names', () => {
  it('are as they were typed, or not', () => {
    expect(judgeNames([]).reason).toBe('noRecords');
    expect(judgeNames(['Alder & Finch', '<b>']).outcome).toBe('asExpected');
    expect(judgeNames(['Alder &amp; Finch', 'Birch ']).facts).toEqual({ rows: 2, entities: 1, untrimmed: 1 });
  });

  it('that filters are tried with are plain', () => {
    expect(plainNameOf(['A*B long', "O'Hara Farms", 'Ab', 'Émile Roux', 'Cedar 12'])).toBe('Cedar 12');
    expect(plainNameOf(['a, b'])).toBe(null);
  });
});
