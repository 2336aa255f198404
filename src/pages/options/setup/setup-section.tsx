import { useId, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { list } from '../../../i18n/numbers';
import { type SetupFileOutcome, type SetupPart, secretParts } from '../../../messages/setup-file';
import { saveFile } from '../../../ui/save-file';
import { useMutation, useQuery } from '../../use-query';
import { errorSentence } from '../../words';
import { CheckField, TextField } from '../fields';

const partNames: Readonly<Record<SetupPart, string>> = {
  names: m.setup_part_names(),
  fixes: m.setup_part_fixes(),
  panel: m.setup_part_panel(),
  karbonLimit: m.setup_part_karbon_limit(),
  listAge: m.setup_part_list_age(),
  reminders: m.reminder_title(),
  quickbooksTime: m.setup_part_quickbooks_time(),
  quickbooks: m.setup_part_quickbooks(),
  karbon: m.setup_part_karbon(),
};

/** Karbon's keys can write all there is, and whoever may sign in to QuickBooks has a list file to give. */
const tickedAtFirst: readonly SetupPart[] = [
  'names',
  'fixes',
  'panel',
  'karbonLimit',
  'listAge',
  'quickbooksTime',
];

const fileName = 'Tieout setup.json';

/** A set-up that is made once and handed to everybody, and the way to read one. */
export function SetupSection({ onRead }: { readonly onRead: () => void }) {
  const { value: presets } = useQuery('setup.view');
  return (
    <section class="card" aria-labelledby="setup-title">
      <h2 id="setup-title">{m.setup_title()}</h2>
      <p class="hint">{m.setup_lead()}</p>
      {presets?.isManaged && <p class="hint">{m.setup_managed()}</p>}
      {presets && presets.oddNames.length > 0 && (
        <p class="trouble" role="alert">
          {m.setup_odd_policy({ names: list(presets.oddNames) })}
        </p>
      )}
      {presets && <WriteSetup canHandOver={presets.canHandOver} known={presets.askWhom} />}
      <ReadSetup onRead={onRead} />
    </section>
  );
}

function WriteSetup({
  canHandOver,
  known,
}: {
  readonly canHandOver: readonly SetupPart[];
  /** Whom an earlier set-up has named. */
  readonly known: string;
}) {
  const [ticked, setTicked] = useState<readonly SetupPart[]>(tickedAtFirst);
  const [askWhom, setAskWhom] = useState(known);
  const parts = ticked.filter((part) => canHandOver.includes(part));
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const writing = useMutation();
  const whyId = useId();
  const hasSecrets = parts.some((part) => secretParts.has(part));
  // Nobody could open a file whose passphrase was mistyped.
  const canWrite = !hasSecrets || (passphrase !== '' && passphrase === repeated);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!canWrite) return;
        writing.run(
          'setup.write',
          { parts: [...parts], askWhom, passphrase: hasSecrets ? passphrase : null },
          (text) => {
            saveFile(fileName, text, 'text/plain');
            setPassphrase('');
            setRepeated('');
          },
        );
      }}
    >
      <fieldset class="choice">
        <legend>{m.setup_parts()}</legend>
        {canHandOver.map((part) => (
          <CheckField
            key={part}
            label={partNames[part]}
            isChecked={parts.includes(part)}
            onChange={(isTicked) =>
              setTicked(isTicked ? [...ticked, part] : ticked.filter((each) => each !== part))
            }
          />
        ))}
      </fieldset>
      {parts.includes('karbon') && <p class="notice">{m.setup_karbon_warning()}</p>}
      <TextField label={m.setup_ask_whom()} value={askWhom} onInput={setAskWhom} />
      {hasSecrets && (
        <>
          <TextField label={m.setup_passphrase()} value={passphrase} onInput={setPassphrase} isSecret />
          <TextField
            label={m.setup_passphrase_again()}
            value={repeated}
            onInput={setRepeated}
            isSecret
            problem={repeated === '' || repeated === passphrase ? '' : m.options_passphrase_differs()}
          />
          <p class="hint">{m.setup_passphrase_tell()}</p>
        </>
      )}
      {writing.error && (
        <p class="trouble" role="alert">
          {errorSentence(writing.error)}
        </p>
      )}
      <div class="actions">
        <button
          type="submit"
          disabled={writing.isBusy || !canWrite}
          aria-describedby={canWrite ? undefined : whyId}
        >
          {m.setup_save()}
        </button>
        {!canWrite && (
          <span class="hint" id={whyId}>
            {m.setup_save_needs()}
          </span>
        )}
      </div>
    </form>
  );
}

const problemWords: Readonly<Record<Exclude<SetupFileOutcome['kind'], 'read'>, string>> = {
  notSetup: m.setup_not_setup(),
  newerForm: m.setup_newer(),
  passphraseNeeded: m.setup_passphrase_needed(),
  passphraseWrong: m.setup_passphrase_wrong(),
};

/** Takes over a set-up file that is chosen, and asks for its passphrase where it has one. */
export function ReadSetup({ onRead }: { readonly onRead: () => void }) {
  const [text, setText] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<SetupFileOutcome | null>(null);
  const reading = useMutation();
  const read = (content: string, given: string | null) =>
    reading.run('setup.read', { text: content, passphrase: given }, (found) => {
      setOutcome(found);
      setPassphrase('');
      if (found.kind === 'read') onRead();
    });
  const isLocked = outcome?.kind === 'passphraseNeeded' || outcome?.kind === 'passphraseWrong';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        read(text, passphrase);
      }}
    >
      <label class="file">
        {m.setup_read()}{' '}
        <input
          type="file"
          accept=".json"
          disabled={reading.isBusy}
          onChange={async ({ currentTarget }) => {
            // What is said of the file before is not said of this one.
            setOutcome(null);
            const content = (await currentTarget.files?.[0]?.text()) ?? '';
            currentTarget.value = '';
            setText(content);
            read(content, null);
          }}
        />
      </label>
      {reading.error && (
        <p class="trouble" role="alert">
          {errorSentence(reading.error)}
        </p>
      )}
      {outcome && outcome.kind !== 'read' && (
        <p class={outcome.kind === 'passphraseNeeded' ? 'notice' : 'trouble'} role="alert">
          {problemWords[outcome.kind]}
        </p>
      )}
      {outcome?.kind === 'read' && (
        <p class="status" role="status">
          {m.setup_read_done()} {outcome.isSignInNext && m.setup_read_next()}
        </p>
      )}
      {outcome?.kind === 'read' && outcome.oddNames.length > 0 && (
        <p class="trouble">{m.setup_odd_file({ names: list(outcome.oddNames) })}</p>
      )}
      {outcome?.kind === 'read' && outcome.lockedNames.length > 0 && (
        <p class="trouble">{m.setup_locked_file({ names: list(outcome.lockedNames) })}</p>
      )}
      {isLocked && (
        <>
          <TextField label={m.setup_passphrase()} value={passphrase} onInput={setPassphrase} isSecret />
          <div class="actions">
            <button type="submit" class="primary" disabled={passphrase === '' || reading.isBusy}>
              {m.setup_open()}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
