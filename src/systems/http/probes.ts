import type { ErrorCode } from '../../messages/errors';
import type { CheckId, Finding } from '../../messages/self-check';
import { expecting, notTestable } from './findings';
import type { HttpResponse } from './http';
import { isSystemError, type SystemError } from './system-error';

/** What a service has answered to one question. */
export interface Answer extends Pick<HttpResponse, 'status' | 'json' | 'serverNowMs'> {
  /** The service would not have the question as it was put. */
  readonly isRefused: boolean;
  /** When the answer was there, by this machine's clock, epoch ms. */
  readonly atMs: number;
}

export type Answers<Question extends string> = { readonly [Each in Question]?: Answer };

/** A check of how a service behaves, which goes by answers alone. */
export interface Probe<Question extends string> {
  readonly needs: readonly Question[];
  /** Is called with all that it needs. */
  judge(answers: { readonly [Each in Question]: Answer }): Finding;
  /** What an answer that is an error says, where it is that which is looked for. */
  judgeError?(code: ErrorCode): Finding | null;
}

export interface Probes {
  /** The most requests that a run sends. */
  readonly most: number;
  /** Never rejects for what a service does; what cannot be found out any more is told as not testable. */
  run(tell: (id: CheckId, finding: Finding) => void, onRequest: () => void): Promise<void>;
}

export interface ProbeParts<Question extends string, Id extends CheckId, Request> {
  /** What is asked, each once at most; `null` where nothing that has been answered lends itself to it. */
  readonly questions: Readonly<Record<Question, (answers: Answers<Question>) => Request | null>>;
  readonly probes: Readonly<Record<Id, Probe<Question>>>;
  /** Reads, and never writes. Throws `SystemError`. */
  send(request: Request): Promise<HttpResponse>;
  errorOf(response: HttpResponse): SystemError | null;
  /** Epoch ms by the machine's clock. */
  now(): number;
}

/** After these the service would answer every other question alike. */
const endingCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'needsReconnect',
  'rateLimited',
  'selfLimited',
  'offline',
  'accessWithheld',
  'vaultLocked',
  'unreachable',
  'timedOut',
  'billingLapsed',
  'addressBlocked',
  'wrongEnvironment',
]);

type Outcome = Answer | SystemError | null;

/** The checks of one service: each question is put once, however many checks go by its answer. */
export function createProbes<Question extends string, Id extends CheckId, Request>(
  parts: ProbeParts<Question, Id, Request>,
): Probes {
  return {
    most: Object.keys(parts.questions).length,
    async run(tell, onRequest) {
      const outcomes = new Map<Question, Outcome>();
      const answers: { [Each in Question]?: Answer } = {};
      let endedBy: ErrorCode | null = null;

      async function put(question: Question): Promise<Outcome> {
        const request = parts.questions[question](answers);
        if (request === null) return null;
        onRequest();
        try {
          const response = await parts.send(request);
          const error = parts.errorOf(response);
          if (error && error.code !== 'rejected') return error;
          const { status, json, serverNowMs } = response;
          const answer = { status, json, serverNowMs, isRefused: error !== null, atMs: parts.now() };
          answers[question] = answer;
          return answer;
        } catch (error) {
          if (isSystemError(error)) return error;
          throw error;
        }
      }

      for (const [id, probe] of Object.entries(parts.probes) as [Id, Probe<Question>][]) {
        let finding: Finding | null = null;
        for (const question of probe.needs) {
          if (!outcomes.has(question) && endedBy === null) outcomes.set(question, await put(question));
          const outcome = outcomes.get(question);
          if (outcome === undefined) finding ??= notTestable('stopped', { code: endedBy ?? 'internal' });
          else if (outcome === null) finding ??= notTestable('noRecords');
          else if (isSystemError(outcome)) {
            finding ??= probe.judgeError?.(outcome.code) ?? notTestable(outcome.code);
            if (endingCodes.has(outcome.code)) endedBy = outcome.code;
          }
        }
        tell(id, finding ?? probe.judge(answers as { [Each in Question]: Answer }));
      }
    },
  };
}

/** A clock that is off by more makes new time look older, or a pause longer, than it is. */
const mostSecondsOff = 60;

/** How far this machine's clock is from the service's. */
export function judgeClock({ serverNowMs, atMs }: Answer): Finding {
  if (serverNowMs === null) return notTestable('cannotTell');
  const seconds = Math.round((atMs - serverNowMs) / 1_000);
  return expecting(Math.abs(seconds) <= mostSecondsOff, { seconds });
}

/** Whether a question is taken or refused, as it should be. */
export function judgeRefusal({ isRefused, status }: Answer, isRefusalExpected: boolean): Finding {
  return expecting(isRefused === isRefusalExpected, { status });
}

/** Whether names come as they were written: with neither entities in place of signs nor blanks around them. */
export function judgeNames(names: readonly string[]): Finding {
  const entities = names.filter((name) => /&(amp|lt|gt|quot|#\d+);/.test(name)).length;
  const untrimmed = names.filter((name) => name !== name.trim()).length;
  if (names.length === 0) return notTestable('noRecords');
  return expecting(entities + untrimmed === 0, { rows: names.length, entities, untrimmed });
}

/** A name to ask for; `null` where none of the names has letters that are safe in every filter. */
export function plainNameOf(names: readonly string[]): string | null {
  return names.find((name) => /^[A-Za-z][A-Za-z0-9]+( [A-Za-z0-9]+)*$/.test(name) && name.length > 5) ?? null;
}

/** The same name in other letters. */
export function otherCase(name: string): string {
  return name.toUpperCase() === name ? name.toLowerCase() : name.toUpperCase();
}
