import { useMemo } from 'preact/hooks';
import { listIds } from '../../../domain/records/lists';
import { m } from '../../../i18n/compiled/messages';
import { counted } from '../../../i18n/numbers';
import { Isolated } from '../../../ui/isolated';
import { systemNames } from '../../../ui/system-names';
import { useQuery } from '../../use-query';
import { errorSentence } from '../../words';
import { MatchStatusCell } from '../match-status-cell';
import type { Row } from '../rows';

export interface RowMembersProps {
  /** Of a client group. */
  readonly row: Row;
  /** All clients of the firm. */
  readonly clients: readonly Row[];
  /** Leads to the row of a client. */
  readonly showClient: (key: string) => void;
}

/** The members of a client group, each with how it matches and a way to its own row. */
export function RowMembers({ row, clients, showClient }: RowMembersProps) {
  const { value, error } = useQuery('group.members', { key: row.key });
  const keys = value?.keys ?? null;
  const members = useMemo(() => {
    const wanted = new Set(keys);
    return clients.filter(({ key }) => wanted.has(key));
  }, [clients, keys]);
  const trouble = error ?? (keys === null ? value?.error : null);
  const unseen = (keys?.length ?? 0) - members.length;
  return (
    <section class="row-members">
      <h2>{m.members()}</h2>
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}
      {keys === null && !trouble && <p class="hint">{value ? m.members_unknown() : m.members_loading()}</p>}
      {keys?.length === 0 && <p class="hint">{m.members_none()}</p>}
      {members.length > 0 && (
        <table class="names" aria-label={m.members()}>
          <thead>
            <tr>
              <th scope="col">{m.members_client()}</th>
              {listIds.map((list) => (
                <th scope="col" key={list}>
                  {systemNames[list]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.key}>
                <th scope="row">
                  <button type="button" class="quiet" onClick={() => showClient(member.key)}>
                    <Isolated text={member.title} />
                  </button>
                </th>
                {listIds.map((list) => (
                  <td key={list}>
                    <MatchStatusCell
                      status={member.match.statuses?.[list]}
                      expectedPath={member.match.expectedPath}
                      suggested={member.suggested[list]}
                      kind={member.kind}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unseen > 0 && <p class="hint">{m.members_unseen(counted(unseen))}</p>}
    </section>
  );
}
