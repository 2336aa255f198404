import { m } from '../../../i18n/compiled/messages';
import { Dialog } from '../dialog';

const keys = [
  [m.workbench_key_name_arrows(), m.workbench_key_arrows()],
  [m.workbench_key_name_space(), m.workbench_key_space()],
  [m.workbench_key_name_shift(), m.workbench_key_shift()],
  [m.workbench_key_name_enter(), m.workbench_key_enter()],
  ['/', m.workbench_key_slash()],
  [m.workbench_key_name_escape(), m.workbench_key_escape()],
  ['?', m.workbench_key_question()],
] as const;

/** What the keyboard does among the clients. */
export function KeysDialog({ close }: { readonly close: () => void }) {
  return (
    <Dialog title={m.workbench_keys()} onClose={close}>
      <dl class="keys">
        {keys.map(([key, effect]) => (
          <div key={effect}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{effect}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <button type="button" onClick={close}>
          {m.workbench_close()}
        </button>
      </div>
    </Dialog>
  );
}
