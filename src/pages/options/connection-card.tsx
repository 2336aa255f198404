import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import type { ConnectionView } from '../../messages/page-api';
import { useMutation } from '../use-query';
import { errorSentence, systemNames, unconnectedNames } from '../words';
import { Confirm } from './fields';
import { accountWords, OtherAccountQuestion, useConnecting } from './other-account';
import {
  disconnectQuestion,
  endsSentence,
  environmentWords,
  plainWords,
  rightWords,
  systemPurposes,
  type TestedConnection,
  testedSentence,
} from './words';

interface ConnectionCardProps {
  readonly isRequired: boolean;
  readonly connection: ConnectionView;
  readonly onChange: () => void;
  /** Whether the form is unfolded. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** The instructions and fields for connecting; told when a connection has been made. */
  readonly form: (onConnected: () => void) => ComponentChildren;
  /** What else can be done with the connection. */
  readonly children?: ComponentChildren;
}

/** One of the three connections: what it is for, who one is connected as, and what can be done with it. */
export function ConnectionCard(props: ConnectionCardProps) {
  const { isRequired, connection, onChange, isOpen, setOpen, form, children } = props;
  const { system, state, account } = connection;
  /** A form that was folded keeps what was typed in it. */
  const [isFormKept, setFormKept] = useState(isOpen);
  const [isConfirming, setConfirming] = useState(false);
  const [tested, setTested] = useState<TestedConnection | null>(null);
  const testing = useMutation();
  const signingIn = useConnecting(system, () => {
    setTested(null);
    onChange();
  });
  const disconnecting = useMutation();
  const name = (state === 'notConnected' ? unconnectedNames : systemNames)[system];
  useEffect(() => {
    if (isOpen) setFormKept(true);
  }, [isOpen]);
  // What a test has met is said although the connection stands.
  const lastError = state === 'connected' && !tested?.lastError ? null : connection.lastError;
  const trouble = testing.error ?? signingIn.error ?? disconnecting.error ?? lastError;
  // The application is stored with the connection; keys and tokens have to be given anew.
  const canSignInAgain = account?.method === 'oauth';

  return (
    <section class="card" aria-labelledby={`${system}-title`} data-system={system} data-state={state}>
      <header class="card-head">
        <div>
          <h3 id={`${system}-title`}>{name}</h3>
          <p class="hint">{systemPurposes[system]}</p>
        </div>
        <StateMark state={state} isRequired={isRequired} />
      </header>

      {account && (
        <dl class="account">
          <dt>{plainWords.account}</dt>
          <dd>
            <bdi>{account.companyName || '—'}</bdi>
          </dd>
          {account.userName && (
            <>
              <dt>{plainWords.connectedAs}</dt>
              <dd>
                <bdi>{account.userName}</bdi>
              </dd>
            </>
          )}
          <dt>{plainWords.permissions}</dt>
          <dd>{account.rights.map((right) => rightWords[right]).join('; ')}</dd>
          {account.environment && (
            <>
              <dt>{plainWords.environment}</dt>
              <dd>{environmentWords[account.environment]}</dd>
            </>
          )}
          <dt>{plainWords.ends}</dt>
          <dd>{endsSentence(account.endsAt, account.isRenewedByItself, Date.now())}</dd>
        </dl>
      )}

      <p class="status" role="status">
        {tested && !trouble && !testing.isBusy ? testedSentence(tested) : ''}
      </p>
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}

      {account && (state === 'needsReconnect' || isOpen) && (
        <p class="hint">{m.connecting_again_meant({ account: accountWords(account) })}</p>
      )}
      {state !== 'notConnected' && !isConfirming && (
        <div class="actions">
          <button
            type="button"
            disabled={testing.isBusy}
            onClick={() =>
              testing.run('connections.test', { system }, (reply) => {
                setTested({ ...reply, isOtherwise: !isSameAccount(connection, reply) });
                onChange();
              })
            }
          >
            {testing.isBusy ? plainWords.testing : plainWords.test}
          </button>
          {canSignInAgain && (
            <button
              type="button"
              class="quiet"
              disabled={signingIn.isBusy}
              onClick={() => signingIn.run('connections.signInAgain', { system })}
            >
              {signingIn.isBusy ? plainWords.signingIn : plainWords.connectAgain}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
              if (isOpen) setFormKept(false);
            }}
          >
            {isOpen
              ? plainWords.cancel
              : canSignInAgain
                ? plainWords.otherCredentials
                : plainWords.connectAgain}
          </button>
          <button type="button" class="quiet" onClick={() => setConfirming(true)}>
            {plainWords.disconnect}
          </button>
        </div>
      )}
      <OtherAccountQuestion connecting={signingIn} />
      {isConfirming && (
        <Confirm
          question={disconnectQuestion(system)}
          yes={disconnecting.isBusy ? plainWords.disconnecting : plainWords.disconnect}
          isBusy={disconnecting.isBusy}
          onYes={() =>
            disconnecting.run('connections.disconnect', { system }, () => {
              setConfirming(false);
              setTested(null);
              onChange();
            })
          }
          onNo={() => setConfirming(false)}
        />
      )}
      {state === 'connected' && children}
      {state === 'notConnected' && !isOpen && (
        <div class="actions">
          <button
            type="button"
            aria-expanded={false}
            aria-describedby={`${system}-title`}
            onClick={() => setOpen(true)}
          >
            {plainWords.showForm}
          </button>
        </div>
      )}
      {(isOpen || isFormKept) && (
        <div class="kept" hidden={!isOpen}>
          {form(() => {
            setOpen(false);
            setFormKept(false);
            setTested(null);
            onChange();
          })}
        </div>
      )}
    </section>
  );
}

/** Whether it still acts for the same account with the same permissions. */
function isSameAccount({ account: before }: ConnectionView, { account: now }: ConnectionView): boolean {
  const shown = (account: ConnectionView['account']) =>
    account && [account.companyName, account.userName, account.environment, ...account.rights];
  return JSON.stringify(shown(before)) === JSON.stringify(shown(now));
}

function StateMark({
  state,
  isRequired,
}: {
  readonly state: ConnectionView['state'];
  readonly isRequired: boolean;
}) {
  if (state === 'connected') return <span class="mark good">✓ {plainWords.connected}</span>;
  if (state === 'needsReconnect') return <span class="mark bad">! {plainWords.needsReconnect}</span>;
  return <span class="mark">{isRequired ? plainWords.required : plainWords.recommended}</span>;
}
