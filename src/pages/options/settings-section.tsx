import { useState } from 'preact/hooks';
import { expectedPath } from '../../domain/naming/expected-path';
import type { NamingExample } from '../../messages/page-api';
import type { Settings } from '../../messages/settings';
import { useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { CheckField, SelectField, TextField } from './fields';
import { FixRulesSection } from './fix-rules-section';
import { KarbonShareSection } from './karbon-share-section';
import { LanguageField } from './language-field';
import { FieldsToTry, SavedFields } from './saved-note';
import type { SettingsState } from './use-settings';
import { headingOf, namingWords, timeWords } from './words';

interface SettingsProps {
  readonly state: SettingsState;
}

/** The naming rule with its preview, and how things are fixed. */
export function RulesSection({ state }: SettingsProps) {
  const { settings, isLocked, change } = state;
  if (!settings) return <Unread state={state} />;
  const rule = settings.namingRule;
  return (
    <SavedFields saving={state.saving}>
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
        <FieldsToTry>
          <NamingPreview rule={rule} />
        </FieldsToTry>
      </section>

      <FixRulesSection
        isOrderLocked={isLocked('fixOrder')}
        isAssignLocked={isLocked('assignTo')}
        rules={settings.fixRules}
        onChange={(fixRules) => change({ ...settings, fixRules })}
      />
    </SavedFields>
  );
}

/** What the panel opens with, and how it looks. */
export function PanelSection({ state }: SettingsProps) {
  const { settings, isLocked, change } = state;
  if (!settings) return <Unread state={state} />;
  return (
    <SavedFields saving={state.saving}>
      <section class="card" aria-labelledby={headingOf('panel')}>
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
    </SavedFields>
  );
}

/** How much of Karbon's limit this browser may take. */
export function KarbonLimit({ state }: SettingsProps) {
  const { settings, isLocked, change } = state;
  if (!settings) return <Unread state={state} />;
  return (
    <SavedFields saving={state.saving}>
      <KarbonShareSection
        isLocked={isLocked('karbonPerMinute')}
        perMinute={settings.karbonPerMinute}
        onChange={(karbonPerMinute) => change({ ...settings, karbonPerMinute })}
      />
    </SavedFields>
  );
}

function Unread({ state: { readError } }: SettingsProps) {
  return <p class="hint">{readError ? errorSentence(readError) : commonWords.loading}</p>;
}

/** What a name becomes by the rule. Its fields begin with something of the firm's own, which does not change under whoever types. */
function NamingPreview({ rule }: { readonly rule: Settings['namingRule'] }) {
  const { value: examples, error } = useQuery('naming.examples');
  if (!examples && !error) return <p class="hint">{commonWords.loading}</p>;
  const example = examples?.find(({ workTitle }) => workTitle !== '') ?? {
    clientName: namingWords.sampleClient,
    isPerson: true,
    workTitle: namingWords.sampleWork,
  };
  return <NamingFields rule={rule} example={example} />;
}

interface NamingFieldsProps {
  readonly rule: Settings['namingRule'];
  readonly example: NamingExample;
}

function NamingFields({ rule, example }: NamingFieldsProps) {
  const [client, setClient] = useState(example.clientName);
  const [work, setWork] = useState(example.workTitle);
  const [isPerson, setPerson] = useState(example.isPerson);
  const path = expectedPath(
    {
      client: {
        kind: isPerson ? 'person' : 'organization',
        fullName: client,
        person: null,
      },
      title: work,
    },
    rule,
  );
  return (
    <div class="preview">
      <h3>{namingWords.preview}</h3>
      <div class="grid">
        <TextField label={namingWords.client} value={client} onInput={setClient} />
        <TextField label={namingWords.work} value={work} onInput={setWork} />
      </div>
      <CheckField label={namingWords.isPerson} isChecked={isPerson} onChange={setPerson} />
      <p class="result" aria-live="polite">
        <span class="hint">{namingWords.result}</span>
        <output dir="auto">{path.join(':')}</output>
        <span class="hint">{path.map((level) => [...level].length).join(' : ')}</span>
      </p>
    </div>
  );
}
