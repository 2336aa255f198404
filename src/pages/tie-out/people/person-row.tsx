import type { TimePerson } from '../../../domain/people/pair-people';
import type { PersonRow, PersonState } from '../../../domain/people/people-lists';
import { m } from '../../../i18n/compiled/messages';
import { list } from '../../../i18n/numbers';
import { Isolated } from '../../../ui/isolated';
import { type Tone, ToneIcon } from '../../../ui/tone-icon';
import { emailFixWords, stateWords } from './words';

const tones: Readonly<Record<PersonState, Tone>> = {
  byEmail: 'good',
  byLink: 'warning',
  suggested: 'warning',
  emailShared: 'warning',
  onlyKarbon: 'neutral',
  onlyTime: 'neutral',
  inactive: 'neutral',
};

export interface PersonTableRowProps {
  readonly row: PersonRow;
  /** Whom somebody can be paired with. */
  readonly free: readonly TimePerson[];
  readonly isBusy: boolean;
  onPair(karbonUserKey: string, userId: string | null): void;
}

/** Somebody in both systems, what keeps them from entering time in Karbon, and the click that says who is who. */
export function PersonTableRow({ row, free, isBusy, onPair }: PersonTableRowProps) {
  const { karbonUser, timeUsers, state } = row;
  const [user, ...others] = timeUsers;
  const fix = emailFixWords(row);
  return (
    <tr>
      <th scope="row">{karbonUser && <Somebody name={karbonUser.name} email={karbonUser.email} />}</th>
      <td>
        {user && <Somebody name={user.name} email={user.email} />}
        {others.length > 0 && (
          <span class="detail">{m.people_more_users({ names: list(others.map(({ name }) => name)) })}</span>
        )}
      </td>
      <td>
        <span>
          <ToneIcon tone={tones[state]} /> {stateWords[state]}
        </span>
        {fix && <span class="fix">{fix}</span>}
        {karbonUser && (
          <Pairing
            karbonUserKey={karbonUser.key}
            name={karbonUser.name}
            row={row}
            free={free}
            isBusy={isBusy}
            onPair={onPair}
          />
        )}
      </td>
    </tr>
  );
}

function Somebody({ name, email }: { readonly name: string; readonly email: string }) {
  return (
    <>
      <Isolated text={name} />
      <span class="detail">{email.trim() === '' ? m.people_no_email() : <Isolated text={email} />}</span>
    </>
  );
}

interface PairingProps extends PersonTableRowProps {
  readonly karbonUserKey: string;
  readonly name: string;
}

/** The one thing to do about who it is: part a pair, confirm one, or choose somebody. */
function Pairing({
  karbonUserKey,
  name,
  row: { state, timeUsers, isLink },
  free,
  isBusy,
  onPair,
}: PairingProps) {
  const [user] = timeUsers;
  if (state === 'byEmail') return null;
  if (isLink) {
    return (
      <button type="button" class="quiet" disabled={isBusy} onClick={() => onPair(karbonUserKey, null)}>
        {m.people_unpair()}
      </button>
    );
  }
  if (user && state !== 'inactive') {
    return (
      <button type="button" disabled={isBusy} onClick={() => onPair(karbonUserKey, user.id)}>
        {m.people_confirm()}
      </button>
    );
  }
  if (free.length === 0 || state === 'inactive') return null;
  return (
    <select
      aria-label={m.people_choose({ name })}
      disabled={isBusy}
      value=""
      onChange={({ currentTarget }) => currentTarget.value && onPair(karbonUserKey, currentTarget.value)}
    >
      <option value="">{m.people_choose_none()}</option>
      {free.map(({ id, name: userName, email }) => (
        <option key={id} value={id}>
          {email.trim() === '' ? userName : `${userName} · ${email}`}
        </option>
      ))}
    </select>
  );
}
