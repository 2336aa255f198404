import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { counted } from '../../../i18n/numbers';
import type { RequestedChange } from '../../../messages/change-list';
import { Disclosure } from '../../../ui/disclosure';
import { saveFile } from '../../../ui/save-file';
import { SentenceText } from '../../../ui/sentence-text';
import { CopyButton } from '../../copy-button';
import { useMutation, useQuery } from '../../use-query';
import { errorSentence } from '../../words';
import { changeSentence } from './change-sentence';
import { changesMessage, copyLabels, importSteps, leads, stateSentence } from './words';

const iifName = 'Tieout new customers.iif';

/** What a person is to do in QuickBooks, as a file to import, as a message, or one by one. Away where Tieout does it itself. */
export function ChangeListSection() {
  const { value: list, error, refetch } = useQuery('changeList.read');
  const removing = useMutation();
  const taking = useMutation();
  if (!list?.product) return null;
  const { product, changes } = list;
  const open = changes.filter(({ madeAt }) => madeAt === null);
  const made = changes.filter(({ madeAt }) => madeAt !== null);
  const trouble = removing.error ?? taking.error ?? error;
  const remove = (rows: readonly RequestedChange[]) =>
    removing.run('changeList.remove', { ids: rows.map(({ id }) => id) }, refetch);

  return (
    <section class="card" id="change-list" aria-labelledby="change-list-title">
      <h2 id="change-list-title">{m.change_title()}</h2>
      <p class="hint">{changes.length === 0 ? m.change_empty() : leads[product]}</p>
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}
      {changes.length > 0 && (
        <ul class="changes">
          {[...open, ...made].map((change) => (
            <ChangeItem key={change.id} change={change} onRemove={() => remove([change])} />
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <HandOver
          product={product}
          open={open}
          onSave={(created) =>
            taking.run('changeList.takeAsIif', { ids: created.map(({ id }) => id) }, (text) => {
              saveFile(
                iifName,
                Uint8Array.from(text, (character) => character.charCodeAt(0)),
                'text/plain',
              );
              refetch();
            })
          }
          onCopied={(told) => taking.run('changeList.noteTaken', { ids: told.map(({ id }) => id) }, refetch)}
        />
      )}
      {made.length > 0 && (
        <div class="actions">
          <button type="button" class="quiet" onClick={() => remove(made)}>
            {m.change_clear_made()}
          </button>
        </div>
      )}
    </section>
  );
}

function ChangeItem({
  change,
  onRemove,
}: {
  readonly change: RequestedChange;
  readonly onRemove: () => void;
}) {
  const { path, itemTitle, madeAt } = change;
  return (
    <li class={madeAt === null ? '' : 'done'}>
      <span>
        <SentenceText sentence={changeSentence(change)} />{' '}
        <span class="hint">
          {m.change_for({ item: itemTitle })} · {stateSentence(change, Date.now())}
        </span>
      </span>
      <CopyButton label={m.change_copy_name()} text={() => newNameOf(change)} />
      <button
        type="button"
        class="quiet"
        aria-label={m.change_remove_label({ path: path.join(':') })}
        onClick={onRemove}
      >
        {m.change_remove()}
      </button>
    </li>
  );
}

/** What has to be typed in. */
function newNameOf({ path, change }: RequestedChange): string {
  return change.kind === 'create' ? (path.at(-1) ?? '') : change.newName;
}

const takesFiles: Readonly<Record<QuickbooksProduct, boolean>> = { desktop: true, online: false };

interface HandOverProps {
  readonly product: QuickbooksProduct;
  readonly open: readonly RequestedChange[];
  readonly onSave: (changes: readonly RequestedChange[]) => void;
  readonly onCopied: (changes: readonly RequestedChange[]) => void;
}

/** Desktop takes what is new as a file; all else, and Online, is told to a person. */
function HandOver({ product, open, onSave, onCopied }: HandOverProps) {
  const forFile = open.filter(({ handOver }) => handOver === 'file');
  const created = forFile.filter(({ takenAt }) => takenAt === null);
  const isImported = takesFiles[product] && forFile.length > 0;
  const told = takesFiles[product]
    ? open.filter(({ handOver }) => handOver === 'byHand')
    : open.filter(({ handOver }) => handOver === 'byHand' || handOver === 'file');
  return (
    <>
      {isImported && (
        <>
          <p class="hint">
            {created.length > 0 ? m.change_iif_save_count(counted(created.length)) : m.change_iif_all_taken()}
          </p>
          <p class="hint">{m.change_iif_backup()}</p>
          <div class="actions">
            {created.length > 0 ? (
              <button type="button" class="primary" onClick={() => onSave(created)}>
                {m.change_iif_save()}
              </button>
            ) : (
              <button type="button" onClick={() => onSave(forFile)}>
                {m.change_iif_save_again()}
              </button>
            )}
            <Disclosure label={m.change_iif_steps()}>
              <ol class="steps">
                {importSteps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </Disclosure>
          </div>
        </>
      )}
      {told.length > 0 && (
        <div class="actions">
          <CopyButton
            label={copyLabels[product]}
            text={() => changesMessage(told, product)}
            onCopied={() => onCopied(told)}
          />
        </div>
      )}
    </>
  );
}
