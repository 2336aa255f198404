import { useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { cleanPastedKey } from '../../messages/pasted-key';
import { useQuery } from '../use-query';
import { ConnectForm } from './connect-form';
import { ListFileForm } from './customer-list/list-file-form';
import { RadioField, SelectField, Steps, TextField } from './fields';
import { isToUseFile } from './setup/is-to-use-file';
import { karbonWords, plainWords, quickbooksTimeWords, quickbooksWords } from './words';

export interface ConnectFormProps {
  readonly redirectAddress: string;
  readonly onConnected: () => void;
}

export function QuickbooksTimeForm({ redirectAddress, onConnected }: ConnectFormProps) {
  const [method, setMethod] = useState<'oauth' | 'token'>('oauth');
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [token, setToken] = useState('');
  const filled =
    method === 'oauth'
      ? cleanPastedKey(clientId) !== '' && cleanPastedKey(clientSecret) !== ''
      : cleanPastedKey(token) !== '';
  const request =
    method === 'oauth'
      ? {
          system: 'quickbooksTime' as const,
          method,
          clientId: cleanPastedKey(clientId),
          clientSecret: cleanPastedKey(clientSecret),
        }
      : { system: 'quickbooksTime' as const, method, token: cleanPastedKey(token) };
  return (
    <ConnectForm system={request.system} request={filled ? request : null} onConnected={onConnected}>
      <RadioField
        legend={plainWords.howTo}
        isLegendHidden
        value={method}
        choices={{ oauth: quickbooksTimeWords.byApplication, token: quickbooksTimeWords.byToken }}
        onChange={setMethod}
      />
      {method === 'oauth' ? (
        <>
          <Steps
            steps={quickbooksTimeWords.applicationSteps}
            redirectStep={quickbooksTimeWords.redirectStep}
            redirectAddress={redirectAddress}
          />
          <TextField label={quickbooksTimeWords.clientId} value={clientId} onInput={setClientId} />
          <TextField
            label={quickbooksTimeWords.clientSecret}
            value={clientSecret}
            onInput={setClientSecret}
            isSecret
          />
        </>
      ) : (
        <>
          <Steps steps={quickbooksTimeWords.tokenSteps} />
          <TextField label={quickbooksTimeWords.token} value={token} onInput={setToken} isSecret />
        </>
      )}
    </ConnectForm>
  );
}

/** Either QuickBooks Online itself is asked, or its list, or that of Desktop, comes as a file. */
export function QuickbooksForm(props: ConnectFormProps) {
  const { value: presets } = useQuery('setup.view');
  const [chosen, setWay] = useState<'signIn' | 'file' | null>(null);
  const way = chosen ?? (presets && isToUseFile(presets) ? 'file' : 'signIn');
  return (
    <>
      <RadioField
        legend={plainWords.howTo}
        isLegendHidden
        value={way}
        choices={{ signIn: m.list_by_sign_in(), file: m.list_by_file() }}
        onChange={setWay}
      />
      {way === 'signIn' ? (
        <QuickbooksOnlineForm {...props} />
      ) : (
        <ListFileForm onConnected={props.onConnected} />
      )}
    </>
  );
}

function QuickbooksOnlineForm({ redirectAddress, onConnected }: ConnectFormProps) {
  const [environment, setEnvironment] = useState<'production' | 'sandbox'>('production');
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const filled = cleanPastedKey(clientId) !== '' && cleanPastedKey(clientSecret) !== '';
  const request = {
    system: 'quickbooks' as const,
    environment,
    clientId: cleanPastedKey(clientId),
    clientSecret: cleanPastedKey(clientSecret),
  };
  return (
    <ConnectForm system={request.system} request={filled ? request : null} onConnected={onConnected}>
      <Steps
        steps={quickbooksWords.steps}
        redirectStep={quickbooksWords.redirectStep}
        redirectAddress={redirectAddress}
      />
      <SelectField
        label={quickbooksWords.environment}
        value={environment}
        choices={{ production: quickbooksWords.production, sandbox: quickbooksWords.sandbox }}
        onChange={setEnvironment}
      />
      <TextField label={quickbooksWords.clientId} value={clientId} onInput={setClientId} />
      <TextField
        label={quickbooksWords.clientSecret}
        value={clientSecret}
        onInput={setClientSecret}
        isSecret
      />
    </ConnectForm>
  );
}

const accessKeyStart = 'eyJ';

/** What is wrong with the shape of the two keys, which are easily swapped (karbon.md 1.1); `''` where nothing is. */
function karbonKeyProblems(bearer: string, accessKey: string): { bearer: string; accessKey: string } {
  if (bearer.startsWith(accessKeyStart)) return { bearer: karbonWords.swapped, accessKey: '' };
  return {
    bearer: bearer === '' || bearer.length === 36 ? '' : karbonWords.bearerShape,
    accessKey:
      accessKey === '' || (accessKey.startsWith(accessKeyStart) && accessKey.split('.').length === 3)
        ? ''
        : karbonWords.accessKeyShape,
  };
}

export function KarbonForm({ onConnected }: Pick<ConnectFormProps, 'onConnected'>) {
  const [bearer, setBearer] = useState('');
  const [accessKey, setAccessKey] = useState('');
  const request = {
    system: 'karbon' as const,
    bearer: cleanPastedKey(bearer),
    accessKey: cleanPastedKey(accessKey),
  };
  const problems = karbonKeyProblems(request.bearer, request.accessKey);
  const filled = request.bearer !== '' && request.accessKey !== '';
  return (
    <ConnectForm
      system={request.system}
      request={filled && !problems.bearer && !problems.accessKey ? request : null}
      onConnected={onConnected}
    >
      <Steps steps={karbonWords.steps} />
      <TextField
        label={karbonWords.bearer}
        value={bearer}
        onInput={setBearer}
        isSecret
        problem={problems.bearer}
      />
      <TextField
        label={karbonWords.accessKey}
        value={accessKey}
        onInput={setAccessKey}
        isSecret
        problem={problems.accessKey}
      />
      <p class="hint">{karbonWords.shared}</p>
    </ConnectForm>
  );
}
