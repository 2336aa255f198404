import type { Moment } from '../office/office';
import { accountShapes, countMoments, faultsWhenKilledAt } from './accounts';
import { bulkFaultsWhenKilledAt, bulkShapes, runBulk } from './bulk';
import { runKilledAt, runUndisturbed } from './lives';
import { planShapes } from './shapes';
import { runTime, timeFaultsWhenKilledAt, timeShapes } from './time';

/** Too much, too little, something untrue that is shown, or an account or what is kept that is not as it should be. */
export type FaultKind = 'duplicate' | 'lost' | 'untrue' | 'mixed';

export interface Fault {
  readonly kind: FaultKind;
  readonly text: string;
}

/** Something that the worker does, in the middle of which it can be killed. */
export interface Killable {
  readonly what: string;
  /** Does it with nobody in the way. */
  live(): Promise<Undisturbed>;
}

export interface Undisturbed {
  /** How much it was, in words. */
  readonly size: string;
  /** What is wrong all the same. */
  readonly faults: readonly Fault[];
  /** When the worker could be killed, in order. */
  readonly moments: readonly Moment[];
  /** Does it anew, the worker being killed at the moment of that number, then revived: what is wrong at its end. */
  killedAt(at: number): Promise<readonly Fault[]>;
}

const faultsOf = (kind: FaultKind, before: string, lines: readonly string[]): readonly Fault[] =>
  lines.map((line) => ({ kind, text: `${before}${line}` }));

const plans: readonly Killable[] = planShapes.map((shape) => ({
  what: shape.what,
  async live() {
    const should = await runUndisturbed(shape);
    return {
      size: `${should.requests.length} requests, ${should.moments.length} moments`,
      faults: faultsOf('lost', 'not brought back: ', should.notBroughtBack),
      moments: should.moments,
      async killedAt(at) {
        const is = await runKilledAt(shape, at, should);
        return [
          ...faultsOf('duplicate', 'too many: ', is.duplicates),
          ...faultsOf('lost', 'missing: ', is.lost),
          ...faultsOf('untrue', 'the panel ', is.untruths),
        ];
      },
    };
  },
}));

const bulkRuns: readonly Killable[] = bulkShapes.map((shape) => ({
  what: shape.what,
  async live() {
    const should = await runBulk(shape);
    return {
      size: `${should.report.length} items, ${should.moments.length} moments`,
      faults: faultsOf('untrue', '', should.faults),
      moments: should.moments,
      async killedAt(at) {
        const is = await bulkFaultsWhenKilledAt(shape, at, should);
        return [
          ...faultsOf('duplicate', 'too many: ', is.duplicates),
          ...faultsOf('lost', 'missing: ', is.lost),
          ...faultsOf('untrue', 'the report says: ', is.untruths),
        ];
      },
    };
  },
}));

const ownTime: readonly Killable[] = timeShapes.map((shape) => ({
  what: shape.what,
  async live() {
    const should = await runTime(shape);
    return {
      size: `${should.requests.join(', ')}; ${should.moments.length} moments`,
      faults: [],
      moments: should.moments,
      async killedAt(at) {
        const is = await timeFaultsWhenKilledAt(shape, at, should);
        return [
          ...faultsOf('duplicate', 'too much time: ', is.duplicates),
          ...faultsOf('lost', 'missing time: ', is.lost),
        ];
      },
    };
  },
}));

const accounts: readonly Killable[] = accountShapes.map((shape) => ({
  what: shape.what,
  async live() {
    const { moments, faults } = await countMoments(shape);
    return {
      size: `${moments.length} moments`,
      faults: faultsOf('mixed', '', faults),
      moments,
      killedAt: async (at) => faultsOf('mixed', '', await faultsWhenKilledAt(shape, at)),
    };
  },
}));

/** Every kind of plan, bulk runs, changes of one's own time, and changes of the account. */
export const killables: readonly Killable[] = [...plans, ...bulkRuns, ...ownTime, ...accounts];
