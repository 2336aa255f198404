import type { CheckFacts, Finding, UntestedReason } from '../../messages/self-check';

export function asExpected(facts: CheckFacts = {}): Finding {
  return { outcome: 'asExpected', reason: null, facts };
}

export function different(facts: CheckFacts = {}): Finding {
  return { outcome: 'different', reason: null, facts };
}

export function notTestable(reason: UntestedReason, facts: CheckFacts = {}): Finding {
  return { outcome: 'notTestable', reason, facts };
}

/** As expected where that is so, and otherwise different. */
export function expecting(isSo: boolean, facts: CheckFacts = {}): Finding {
  return isSo ? asExpected(facts) : different(facts);
}
