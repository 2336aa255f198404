import type { ComponentChildren } from 'preact';
import type { SystemId } from '../../domain/records/records';
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
        <button type="submit" class="primary" disabled={!request || connecting.isBusy}>
          {connecting.isBusy ? plainWords.connecting : plainWords.connect}
        </button>
      </div>
    </form>
  );
}
