import { useState } from 'preact/hooks';
import type { SystemId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import type { AccountName, ConnectOutcome, PageApi } from '../../messages/page-api';
import { type Mutation, useMutation } from '../use-query';
import { Confirm } from './fields';

type OtherAccount = Extract<ConnectOutcome, { readonly kind: 'otherAccount' }>;

/** The requests that end in a connection, or in the question whether another account is meant. */
type ConnectMethod = 'connections.connect' | 'connections.signInAgain' | 'setup.connect';

export interface Connecting extends Pick<Mutation, 'isBusy' | 'error'> {
  /** Set while it has to be said whether another account than the one that was meant is to be taken. */
  readonly other: OtherAccount | null;
  run<Name extends ConnectMethod>(name: Name, payload: PageApi[Name]['request']): void;
  takeOther(): void;
  dropOther(): void;
}

/** Connecting a system: nothing is settled before the account is the one that was meant, or was taken. @param onConnected called then */
export function useConnecting(system: SystemId, onConnected: () => void): Connecting {
  const { isBusy, error, run } = useMutation();
  const [other, setOther] = useState<OtherAccount | null>(null);
  const attempt = other?.attempt ?? '';
  return {
    isBusy,
    error,
    other,
    run: (name, payload) => {
      setOther(null);
      run(name, payload, (outcome: ConnectOutcome) =>
        outcome.kind === 'otherAccount' ? setOther(outcome) : onConnected(),
      );
    },
    takeOther: () => {
      // Where it is not held any more, since the worker was stopped or another tab has signed in, the error says to sign in again.
      setOther(null);
      run('connections.takeOther', { system, attempt }, onConnected);
    },
    dropOther: () => {
      setOther(null);
      run('connections.dropOther', { system, attempt }, () => undefined);
    },
  };
}

/** `Harbor CPAs as Dana Hill`, or the company alone. */
export function accountWords({ companyName, userName }: AccountName): string {
  return userName === '' ? companyName : m.connecting_person({ company: companyName, person: userName });
}

/** Asks whether the other account that has answered is to be taken; nothing while none has. */
export function OtherAccountQuestion({ connecting }: { readonly connecting: Connecting }) {
  const { other, isBusy, takeOther, dropOther } = connecting;
  if (!other) return null;
  const { isFirst } = other;
  const [expected, found] = [accountWords(other.expected), accountWords(other.found)];
  return (
    <Confirm
      question={(isFirst ? m.connecting_other_first : m.connecting_other)({ found, expected })}
      yes={(isFirst ? m.connecting_use : m.connecting_switch)({ account: found })}
      no={isFirst ? m.connecting_keep_none() : m.connecting_keep({ account: expected })}
      isBusy={isBusy}
      onYes={takeOther}
      onNo={dropOther}
    >
      {!isFirst && <p class="hint">{m.connecting_switch_clears({ expected: other.expected.companyName })}</p>}
    </Confirm>
  );
}
