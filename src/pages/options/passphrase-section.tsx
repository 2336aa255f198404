import { useId, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { useMutation, useQuery } from '../use-query';
import { errorSentence } from '../words';
import { Confirm, TextField } from './fields';
import { passphraseWords } from './words';

/** What the encryption of the credentials does, and the passphrase for those who want more of it. */
export function PassphraseSection() {
  const { value: state, refetch } = useQuery('passphrase.read');
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isForgetting, setForgetting] = useState(false);
  const changing = useMutation();
  const whyId = useId();

  function finish(): void {
    setCurrent('');
    setWanted('');
    setRepeated('');
    setForgetting(false);
    refetch();
  }

  const isRepeated = wanted === repeated;
  const canSet = wanted !== '' && isRepeated && (state === 'none' || current !== '');
  const set = () =>
    changing.run(
      'passphrase.set',
      { passphrase: wanted, current: state === 'none' ? null : current },
      finish,
    );
  return (
    <section class="card" aria-labelledby="passphrase-title" data-passphrase={state}>
      <h2 id="passphrase-title">{passphraseWords.title}</h2>
      <p class="hint">{passphraseWords.lead}</p>
      {changing.error && (
        <p class="trouble" role="alert">
          {errorSentence(changing.error)}
        </p>
      )}
      {state === 'locked' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            changing.run('passphrase.open', { passphrase: current }, finish);
          }}
        >
          <p class="trouble">{passphraseWords.locked}</p>
          <TextField label={passphraseWords.current} value={current} onInput={setCurrent} isSecret />
          <div class="actions">
            <button type="submit" class="primary" disabled={current === '' || changing.isBusy}>
              {passphraseWords.unlock}
            </button>
            <button type="button" class="quiet" onClick={() => setForgetting(true)}>
              {passphraseWords.forgotten}
            </button>
          </div>
        </form>
      )}
      {state === 'locked' && isForgetting && (
        <Confirm
          question={passphraseWords.forgetQuestion}
          yes={passphraseWords.forget}
          isBusy={changing.isBusy}
          onYes={() => changing.run('passphrase.forget', null, finish)}
          onNo={() => setForgetting(false)}
        />
      )}
      {(state === 'none' || state === 'open') && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (canSet) set();
          }}
        >
          {state === 'open' && (
            <TextField label={passphraseWords.current} value={current} onInput={setCurrent} isSecret />
          )}
          <TextField label={passphraseWords.wanted} value={wanted} onInput={setWanted} isSecret />
          <TextField
            label={passphraseWords.repeated}
            value={repeated}
            onInput={setRepeated}
            isSecret
            problem={repeated === '' || isRepeated ? '' : passphraseWords.differs}
          />
          <div class="actions">
            <button
              type="submit"
              disabled={!canSet || changing.isBusy}
              aria-describedby={canSet ? undefined : whyId}
            >
              {state === 'open' ? passphraseWords.change : passphraseWords.set}
            </button>
            {state === 'open' && (
              <button
                type="button"
                class="quiet"
                disabled={current === '' || changing.isBusy}
                onClick={() => changing.run('passphrase.remove', { current }, finish)}
              >
                {passphraseWords.remove}
              </button>
            )}
            {!canSet && (
              <span class="hint" id={whyId}>
                {state === 'open' ? m.options_passphrase_change_needs() : m.options_passphrase_needs()}
              </span>
            )}
          </div>
        </form>
      )}
    </section>
  );
}
