import { useEffect, useState } from 'preact/hooks';
import { expectedPath } from '../../domain/naming/expected-path';
import type { Settings } from '../../messages/settings';
import type { PresetName } from '../../messages/setup';
import { useMutation, useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { CheckField, SelectField, TextField } from './fields';
import { FixRulesSection } from './fix-rules-section';
import { KarbonShareSection } from './karbon-share-section';
import { LanguageField } from './language-field';
import { namingWords, plainWords, timeWords } from './words';

/** The naming rule with its preview, how things are fixed, and what the panel opens with; every change is saved at once. */
export function SettingsSection() {
  const { value: stored, error: readError } = useQuery('settings.read');
  const [settings, setSettings] = useState<Settings | null>(null);
  const [isSaved, setSaved] = useState(false);
  const saving = useMutation();
  const { value: presets } = useQuery('setup.view');
  const isLocked = (name: PresetName) => presets?.locked.includes(name) === true;
  // Another part of the page, or another page, may have changed some of them.
  useEffect(() => setSettings((mine) => stored ?? mine), [stored]);
  if (!settings) {
    return <p class="hint">{readError ? errorSentence(readError) : commonWords.loading}</p>;
  }

  const change = (wanted: Settings): void => {
    setSettings(wanted);
    setSaved(false);
    saving.run('settings.save', { shown: settings, wanted }, () => setSaved(true));
  };
  const rule = settings.namingRule;

  return (
    <>
      <section class="card" aria-labelledby="naming-title">
        <h2 id="naming-title">{namingWords.title}</h2>
        <p class="hint">{namingWords.lead}</p>
        <div class="grid">
          <SelectField
            label={namingWords.levelLimit}
            isLocked={isLocked('nameLimit')}
            value={`${rule.levelLimit}`}
            choices={{
              '64': namingWords.levelLimits[64],
              '41': namingWords.levelLimits[41],
              '100': namingWords.levelLimits[100],
            }}
            onChange={(chosen) => {
              const levelLimit = chosen === '41' ? 41 : chosen === '100' ? 100 : 64;
              change({ ...settings, namingRule: { ...rule, levelLimit } });
            }}
          />
          <SelectField
            label={namingWords.personOrder}
            isLocked={isLocked('personOrder')}
            value={rule.personOrder}
            choices={namingWords.personOrders}
            onChange={(personOrder) => change({ ...settings, namingRule: { ...rule, personOrder } })}
          />
          <SelectField
            label={namingWords.colonBecomes}
            isLocked={isLocked('colonBecomes')}
            value={rule.colonBecomes}
            choices={namingWords.colons}
            onChange={(colonBecomes) => change({ ...settings, namingRule: { ...rule, colonBecomes } })}
          />
        </div>
        <CheckField
          label={namingWords.straighten}
          isLocked={isLocked('straightenPunctuation')}
          isChecked={rule.straightenPunctuation}
          onChange={(straightenPunctuation) =>
            change({ ...settings, namingRule: { ...rule, straightenPunctuation } })
          }
        />
        <NamingPreview rule={rule} />
      </section>

      <FixRulesSection
        isOrderLocked={isLocked('fixOrder')}
        isAssignLocked={isLocked('assignTo')}
        rules={settings.fixRules}
        onChange={(fixRules) => change({ ...settings, fixRules })}
      />

      <section class="card" aria-labelledby="time-title">
        <h2 id="time-title">{timeWords.title}</h2>
        <div class="grid">
          <SelectField
            label={timeWords.range}
            isLocked={isLocked('timeRange')}
            value={settings.timeRange.kind === 'custom' ? 'sixMonths' : settings.timeRange.kind}
            choices={timeWords.ranges}
            onChange={(kind) => change({ ...settings, timeRange: { kind } })}
          />
          <SelectField
            label={timeWords.appearance}
            isLocked={isLocked('appearance')}
            value={settings.appearance}
            choices={timeWords.appearances}
            onChange={(appearance) => change({ ...settings, appearance })}
          />
          <LanguageField />
        </div>
      </section>
      <KarbonShareSection
        isLocked={isLocked('karbonPerMinute')}
        perMinute={settings.karbonPerMinute}
        onChange={(karbonPerMinute) => change({ ...settings, karbonPerMinute })}
      />
      <p class="status" role="status">
        {saving.error ? errorSentence(saving.error) : isSaved ? plainWords.saved : ''}
      </p>
    </>
  );
}

function NamingPreview({ rule }: { readonly rule: Settings['namingRule'] }) {
  const { value: examples } = useQuery('naming.examples');
  const [client, setClient] = useState<string | null>(null);
  const [work, setWork] = useState<string | null>(null);
  const [isPerson, setPerson] = useState<boolean | null>(null);
  const example = examples?.find(({ workTitle }) => workTitle !== '') ?? {
    clientName: namingWords.sampleClient,
    isPerson: true,
    workTitle: namingWords.sampleWork,
  };
  const path = expectedPath(
    {
      client: {
        kind: (isPerson ?? example.isPerson) ? 'person' : 'organization',
        fullName: client ?? example.clientName,
        person: null,
      },
      title: work ?? example.workTitle,
    },
    rule,
  );
  return (
    <div class="preview">
      <h3>{namingWords.preview}</h3>
      <div class="grid">
        <TextField label={namingWords.client} value={client ?? example.clientName} onInput={setClient} />
        <TextField label={namingWords.work} value={work ?? example.workTitle} onInput={setWork} />
      </div>
      <CheckField
        label={namingWords.isPerson}
        isChecked={isPerson ?? example.isPerson}
        onChange={setPerson}
      />
      <p class="result" aria-live="polite">
        <span class="hint">{namingWords.result}</span>
        <output dir="auto">{path.join(':')}</output>
        <span class="hint">{path.map((level) => [...level].length).join(' : ')}</span>
      </p>
    </div>
  );
}
