import type { SharedPart } from '../../../domain/records/shared-lists';
import { m } from '../../../i18n/compiled/messages';
import { longDay } from '../../../i18n/dates';
import { counted, number } from '../../../i18n/numbers';
import type { OfferedPart, ReceivedPart, SharedListState } from '../../../messages/shared-lists';
import { useMutation, useQuery } from '../../use-query';
import { errorSentence, systemNames } from '../../words';
import { CheckField } from '../fields';

const partNames: Readonly<Record<SharedPart, string>> = {
  karbonClients: m.shared_clients(),
  karbonUsers: m.shared_team(),
  jobcodes: m.shared_jobcodes(),
};

const systemOf = { karbonClients: 'karbon', karbonUsers: 'karbon', jobcodes: 'quickbooksTime' } as const;

const offeredHints: Readonly<Record<OfferedPart['state'], string>> = {
  ready: '',
  unread: m.shared_unread(),
  needsRight: m.shared_needs_right(),
};

/** Which lists go with the file for colleagues. */
export function SharedParts() {
  const { value, refetch } = useQuery('sharedLists.view');
  const choosing = useMutation();
  if (!value) return null;
  const chosen = value.offered.filter(({ isChosen }) => isChosen).map(({ part }) => part);
  return (
    <fieldset class="choice">
      <legend>{m.shared_title()}</legend>
      <p class="hint">{m.shared_lead()}</p>
      {value.offered.map(({ part, isChosen, state, count }) => (
        <div key={part}>
          <CheckField
            label={
              state === 'ready'
                ? m.shared_held({ part: partNames[part], number: number(count) })
                : partNames[part]
            }
            isChecked={isChosen}
            onChange={(isTicked) => {
              const parts = isTicked ? [...chosen, part] : chosen.filter((each) => each !== part);
              choosing.run('sharedLists.choose', { parts }, refetch);
            }}
          />
          {isChosen && offeredHints[state] !== '' && <p class="hint">{offeredHints[state]}</p>}
        </div>
      ))}
      {choosing.error && (
        <p class="trouble" role="alert">
          {errorSentence(choosing.error)}
        </p>
      )}
    </fieldset>
  );
}

const stateWords: Readonly<Record<SharedListState, (system: string) => string>> = {
  waiting: (system) => m.shared_waiting({ system }),
  taken: () => m.shared_taken(),
  takenInPart: () => m.shared_taken_in_part(),
  notNeeded: () => m.shared_not_needed(),
  otherAccount: () => m.shared_account_other(),
  tooOld: () => m.shared_too_old(),
};

/** What else has come with the file, and what has become of it: a line of the list of facts. */
export function ReceivedParts() {
  const { value } = useQuery('sharedLists.view');
  if (!value || value.received.length === 0) return null;
  return (
    <>
      <dt>{m.shared_received()}</dt>
      <dd>
        {value.received.map((received) => (
          <div key={received.part}>{receivedSentence(received)}</div>
        ))}
      </dd>
    </>
  );
}

function receivedSentence({ part, state, count, wrongCount, asOf }: ReceivedPart): string {
  const line = m.shared_received_line({
    part: partNames[part],
    number: number(count),
    date: longDay(asOf),
  });
  const sentences = [line, stateWords[state](systemNames[systemOf[part]])];
  if (wrongCount > 0) sentences.push(m.shared_left_out(counted(wrongCount)));
  return sentences.join(' ');
}
