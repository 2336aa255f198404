import type { ComponentChildren } from 'preact';
import type { DuplicateGroup, DuplicateRecord } from '../../../domain/matching/duplicate-groups';
import { tellApart } from '../../../domain/matching/tell-apart';
import { m } from '../../../i18n/compiled/messages';
import { list, number } from '../../../i18n/numbers';
import { addressOf, type RecordAddress } from '../../../messages/tie-out-lists';
import { Isolated } from '../../../ui/isolated';
import { NamePath } from '../../../ui/name-path';
import { SentenceText } from '../../../ui/sentence-text';
import { limitWords, type MergeFacts, mergeSteps } from './merge-steps';
import { keepSentence, reasonsWords, stakeColumns } from './words';

export interface GroupCardProps {
  readonly group: DuplicateGroup;
  readonly facts: MergeFacts;
  readonly address: RecordAddress | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Records that say they are one: what tells them apart, which one to keep, and what to do. */
export function GroupCard({ group, facts, address, today }: GroupCardProps) {
  const { records, reasons, parentPath, keep } = group;
  const names = tellApart(records.map(({ record }) => [record.name]));
  const columns = stakeColumns[group.list];
  const steps = mergeSteps(group, facts);
  return (
    <article class="group">
      <h2>
        <NamePath path={[...parentPath, records[0]?.record.name ?? '']} />{' '}
        <span class="hint">{reasonsWords(reasons)}</span>
      </h2>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{m.lists_name()}</th>
              <th scope="col">{m.lists_status()}</th>
              {columns.map(({ head }) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
              <th scope="col">{m.lists_jobs()}</th>
              <th scope="col">{m.lists_client()}</th>
            </tr>
          </thead>
          <tbody>
            {records.map((each, at) => (
              <tr key={each.record.id}>
                <th scope="row">
                  <RecordLink address={addressOf(address, each.record.id)} system={facts.system}>
                    <NamePath path={names[at] ?? [each.record.name]} />
                  </RecordLink>{' '}
                  {keep && at === 0 && <span class="mark good">{m.lists_keep()}</span>}
                </th>
                <td>{each.record.isActive ? m.lists_active() : m.lists_inactive()}</td>
                {columns.map(({ head, cell }) => (
                  <td key={head}>{cell(each.stakes, today)}</td>
                ))}
                <td>{each.stakes.below > 0 && number(each.stakes.below)}</td>
                <td>
                  <Isolated text={clientsOf(each)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <SentenceText sentence={keepSentence(group)} />
      </p>
      {steps.length > 0 && (
        <details>
          <summary>{m.lists_steps()}</summary>
          <ol>
            {steps.map((step, at) => (
              <li key={at}>
                <SentenceText sentence={step} />
              </li>
            ))}
          </ol>
          <p class="hint">{limitWords[group.list]}</p>
        </details>
      )}
    </article>
  );
}

/** Clients that have it, by name; one that is paired by its id alone has none at hand. */
export function clientsOf({ clients }: DuplicateRecord): string {
  return list(clients.map(({ name }) => name || m.lists_by_link()));
}

interface RecordLinkProps {
  readonly address: string | null;
  readonly system: string;
  readonly children: ComponentChildren;
}

/** A record's name, leading to where a person can look at it, if that is known. */
export function RecordLink({ address, system, children }: RecordLinkProps) {
  if (!address?.startsWith('https://')) return <>{children}</>;
  return (
    <a href={address} target="_blank" rel="noreferrer" title={m.lists_open({ system })}>
      {children}
    </a>
  );
}
