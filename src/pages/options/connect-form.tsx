import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { SystemId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import type { ConnectRequest } from '../../messages/page-api-request';
import { errorSentence } from '../words';
import { OtherAccountQuestion, useConnecting } from './other-account';
import { plainWords } from './words';

interface ConnectFormProps {
  readonly system: SystemId;
  /** What would be sent, or `null` while the fields are not filled in. */
  readonly request: ConnectRequest | null;
  readonly onConnected: () => void;
  readonly children: ComponentChildren;
}

/** Instructions and fields with the button that connects; the secrets go to the worker and are then forgotten here. */
export function ConnectForm({ system, request, onConnected, children }: ConnectFormProps) {
  const connecting = useConnecting(system, onConnected);
  const whyId = useId();
  return (
    <form
      class="connect"
      onSubmit={(event) => {
        event.preventDefault();
        if (request) connecting.run('connections.connect', request);
      }}
    >
      {children}
      {connecting.error && (
        <p class="trouble" role="alert">
          {errorSentence(connecting.error)}
        </p>
      )}
      <OtherAccountQuestion connecting={connecting} />
      <div class="actions">
        <button
          type="submit"
          class="primary"
          disabled={!request || connecting.isBusy}
          aria-describedby={request ? undefined : whyId}
        >
          {connecting.isBusy ? plainWords.connecting : plainWords.connect}
        </button>
        {!request && (
          <span class="hint" id={whyId}>
            {m.options_connect_needs()}
          </span>
        )}
      </div>
    </form>
  );
}
