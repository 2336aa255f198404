import type { ComponentChildren } from 'preact';
import type { SystemId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { Disclosure } from '../../../ui/disclosure';
import { errorSentence } from '../../words';
import { OtherAccountQuestion, useConnecting } from '../other-account';
import { plainWords } from '../words';

/** By a window of the service's own, or with keys that are there already. */
const connectWords: Readonly<Record<SystemId, string>> = {
  quickbooksTime: m.setup_sign_in(),
  quickbooks: m.setup_sign_in(),
  karbon: m.setup_connect_keys(),
};

/** One click, where an administrator has handed over what is needed; whoever has something else can use it. */
export function PresetConnect({
  system,
  company,
  onConnected,
  children,
}: {
  readonly system: SystemId;
  /** The company that it is set up for; `''` where that is not said. */
  readonly company: string;
  readonly onConnected: () => void;
  /** The form for other credentials. */
  readonly children: ComponentChildren;
}) {
  const connecting = useConnecting(system, onConnected);
  return (
    <div class="connect">
      <p class="hint">{m.setup_by_administrator()}</p>
      {company && <p>{m.connecting_first_meant({ account: company })}</p>}
      {connecting.error && (
        <p class="trouble" role="alert">
          {errorSentence(connecting.error)}
        </p>
      )}
      <OtherAccountQuestion connecting={connecting} />
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={connecting.isBusy}
          onClick={() => connecting.run('setup.connect', { system })}
        >
          {connecting.isBusy ? plainWords.connecting : connectWords[system]}
        </button>
      </div>
      <Disclosure label={m.setup_other_way()}>{children}</Disclosure>
    </div>
  );
}
