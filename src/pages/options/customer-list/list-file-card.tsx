import { useState } from 'preact/hooks';
import type { CustomerListFormat } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { longDay } from '../../../i18n/dates';
import type { CustomerListFacts, WaitingReason } from '../../../messages/customer-list';
import type { ConnectionView } from '../../../messages/page-api';
import { useMutation } from '../../use-query';
import { errorSentence, productNames } from '../../words';
import { Confirm } from '../fields';
import { disconnectQuestion, plainWords, systemPurposes } from '../words';
import { ListFileField } from './list-file-field';
import { ListSettings } from './list-settings';
import { OddRows } from './odd-rows';
import { SavedListFile } from './saved-list';
import { ReceivedParts } from './shared-parts';
import { useListFile } from './use-list-file';
import { customersSentence, formNames } from './words';

/** What somebody else keeps current is not saved over from here. */
const canBeSaved: Readonly<Record<CustomerListFormat, boolean>> = {
  iif: true,
  desktopCsv: true,
  contactList: true,
  customersPage: true,
  tieoutList: false,
};

const waitingSentences: Readonly<Record<WaitingReason, (inputs: { readonly date: string }) => string>> = {
  refused: m.list_waiting_refused,
  doubted: m.list_waiting_doubted,
  workbook: m.list_waiting_workbook,
};

/** QuickBooks where its list is a file: which one, as of when, and how to bring it up to date. */
export function ListFileCard({
  connection,
  list,
  onChange,
}: {
  readonly connection: ConnectionView;
  readonly list: CustomerListFacts;
  readonly onChange: () => void;
}) {
  const { system, account } = connection;
  const [isConfirming, setConfirming] = useState(false);
  const disconnecting = useMutation();
  const task = useListFile(onChange);
  return (
    <section class="card" aria-labelledby={`${system}-title`} data-system={system} data-state="connected">
      <header class="card-head">
        <div>
          <h3 id={`${system}-title`}>{productNames[list.product]}</h3>
          <p class="hint">{systemPurposes[system]}</p>
        </div>
        <span class="mark good">✓ {plainWords.connected}</span>
      </header>
      <dl class="account">
        <dt>{plainWords.account}</dt>
        <dd>
          <bdi>{account?.companyName || m.list_company_unknown()}</bdi>
        </dd>
        <dt>{m.list_as_of()}</dt>
        <dd>{longDay(list.listedAt)}</dd>
        <dt>{m.list_customers()}</dt>
        <dd>{customersSentence(list)}</dd>
        <dt>{m.list_file()}</dt>
        <dd>
          <bdi>{list.fileName}</bdi>
          {list.sheet !== null && <bdi> · {m.list_sheet_of({ sheet: list.sheet })}</bdi>} ·{' '}
          {formNames[list.format]}
        </dd>
        <ReceivedParts />
      </dl>
      {!list.hasNameHolders && <p class="hint">{m.list_no_holders()}</p>}
      <OddRows list={list} />
      {list.waiting && (
        <p class="trouble">
          {waitingSentences[list.waiting.because]({ date: longDay(list.waiting.savedAt) })}
        </p>
      )}
      {list.isUnanswered && <p class="trouble">{m.list_unanswered({ file: list.fileName })}</p>}
      {list.isKept && (
        <div class="actions">
          <button
            type="button"
            class="primary"
            disabled={task.progress !== null}
            onClick={() => task.update(list)}
          >
            {m.list_update()}
          </button>
        </div>
      )}
      <ListFileField task={task} label={m.list_choose_newer()} fileName={list.fileName} />
      <ListSettings product={list.product} />
      {canBeSaved[list.format] && <SavedListFile />}
      {disconnecting.error && (
        <p class="trouble" role="alert">
          {errorSentence(disconnecting.error)}
        </p>
      )}
      {isConfirming ? (
        <Confirm
          question={disconnectQuestion(system)}
          yes={disconnecting.isBusy ? plainWords.disconnecting : plainWords.disconnect}
          isBusy={disconnecting.isBusy}
          onYes={() => disconnecting.run('connections.disconnect', { system }, onChange)}
          onNo={() => setConfirming(false)}
        />
      ) : (
        <div class="actions">
          <button type="button" class="quiet" onClick={() => setConfirming(true)}>
            {plainWords.disconnect}
          </button>
        </div>
      )}
    </section>
  );
}
