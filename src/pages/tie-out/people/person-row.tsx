import { Fragment } from 'preact';
import type { TimePerson } from '../../../domain/people/pair-people';
import type { PersonRow, PersonState } from '../../../domain/people/people-lists';
import type { KarbonUser } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
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
  /** Whom somebody of Karbon can be paired with. */
  readonly free: readonly TimePerson[];
  /** Whose account somebody of QuickBooks Time can be. */
  readonly inKarbon: readonly KarbonUser[];
  readonly isBusy: boolean;
  /** @param karbonUserKey `null` parts them. */
  onPair(userId: string, karbonUserKey: string | null): void;
}

/** Somebody in both systems, what keeps them from entering time in Karbon, and the click that says who is who. */
export function PersonTableRow(props: PersonTableRowProps) {
  const { row, isBusy, onPair } = props;
  const { karbonUser, timeUsers, state, linkedUserIds } = row;
  const fix = emailFixWords(row);
  return (
    <tr>
      <th scope="row">{karbonUser && <Somebody name={karbonUser.name} email={karbonUser.email} />}</th>
      <td>
        {timeUsers.map((user) => (
          <Fragment key={user.id}>
            <Somebody name={user.name} email={user.email} />
            {linkedUserIds.includes(user.id) && (
              <button
                type="button"
                class="quiet"
                aria-label={m.people_unpair_account({ name: user.name })}
                disabled={isBusy}
                onClick={() => onPair(user.id, null)}
              >
                {m.people_unpair()}
              </button>
            )}
          </Fragment>
        ))}
      </td>
      <td>
        <span>
          <ToneIcon tone={tones[state]} /> {stateWords[state]}
        </span>
        {fix && <span class="fix">{fix}</span>}
        {karbonUser ? <PersonPairing {...props} karbonUser={karbonUser} /> : <AccountPairing {...props} />}
      </td>
    </tr>
  );
}

function Somebody({ name, email }: Person) {
  return (
    <>
      <Isolated text={name} />
      <span class="detail">{email.trim() === '' ? m.people_no_email() : <Isolated text={email} />}</span>
    </>
  );
}

interface PersonPairingProps extends PersonTableRowProps {
  readonly karbonUser: KarbonUser;
}

/** For somebody of Karbon without a pair: confirm whoever is suggested, or choose. */
function PersonPairing({ karbonUser, row, free, isBusy, onPair }: PersonPairingProps) {
  const { state, timeUsers, linkedUserIds } = row;
  const [user] = timeUsers;
  if (state === 'byEmail' || state === 'inactive' || linkedUserIds.length > 0) return null;
  if (user) {
    return (
      <button type="button" disabled={isBusy} onClick={() => onPair(user.id, karbonUser.key)}>
        {m.people_confirm()}
      </button>
    );
  }
  return (
    <PersonChoice
      label={m.people_choose({ name: karbonUser.name })}
      people={free.map((each) => ({ ...each, value: each.id }))}
      isBusy={isBusy}
      onChoose={(userId) => onPair(userId, karbonUser.key)}
    />
  );
}

/** For somebody of QuickBooks Time alone: whose other account it is, who has the same name first. */
function AccountPairing({ row, inKarbon, isBusy, onPair }: PersonTableRowProps) {
  const [user] = row.timeUsers;
  const { namesake } = row;
  if (!user) return null;
  return (
    <>
      {namesake && (
        <button type="button" disabled={isBusy} onClick={() => onPair(user.id, namesake.key)}>
          {m.people_link_account({ name: namesake.name })}
        </button>
      )}
      <PersonChoice
        label={m.people_choose_account({ name: user.name })}
        people={inKarbon.map((each) => ({ ...each, value: each.key }))}
        isBusy={isBusy}
        onChoose={(karbonUserKey) => onPair(user.id, karbonUserKey)}
      />
    </>
  );
}

interface Person {
  readonly name: string;
  readonly email: string;
}

interface PersonChoiceProps {
  readonly label: string;
  readonly people: readonly (Person & { readonly value: string })[];
  readonly isBusy: boolean;
  onChoose(value: string): void;
}

function PersonChoice({ label, people, isBusy, onChoose }: PersonChoiceProps) {
  if (people.length === 0) return null;
  return (
    <select
      aria-label={label}
      disabled={isBusy}
      value=""
      onChange={({ currentTarget }) => currentTarget.value && onChoose(currentTarget.value)}
    >
      <option value="">{m.people_choose_none()}</option>
      {people.map(({ value, name, email }) => (
        <option key={value} value={value}>
          {email.trim() === '' ? name : `${name} · ${email}`}
        </option>
      ))}
    </select>
  );
}
