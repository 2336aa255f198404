import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import type { Settings } from '../../../messages/settings';
import type { PresetName } from '../../../messages/setup';
import { Disclosure } from '../../../ui/disclosure';
import { useMutation, useQuery } from '../../use-query';
import { errorSentence } from '../../words';
import { SelectField } from '../fields';

const desktopLimit = 41;
const agingDays = [1, 3, 7, 14, 30];
const oldDays = [7, 14, 30, 60, 90];

/** What of the settings has to do with a list that is a file: when its age is told, and how long its names can be. */
export function ListSettings({ product }: { readonly product: QuickbooksProduct }) {
  const { value: settings, refetch } = useQuery('settings.read');
  const { value: presets } = useQuery('setup.view');
  const isLocked = (name: PresetName) => presets?.locked.includes(name) === true;
  const saving = useMutation();
  if (!settings) return null;
  const change = (changed: Partial<Settings>) =>
    saving.run('settings.save', { shown: settings, wanted: { ...settings, ...changed } }, refetch);
  const { namingRule, listAgingDays, listOldDays } = settings;
  const isTooLong = product === 'desktop' && namingRule.levelLimit > desktopLimit;
  return (
    <>
      {isTooLong && (
        <div class="notice actions">
          <span>{m.list_limit({ number: number(namingRule.levelLimit) })}</span>
          <button
            type="button"
            disabled={saving.isBusy || isLocked('nameLimit')}
            onClick={() => change({ namingRule: { ...namingRule, levelLimit: desktopLimit } })}
          >
            {m.list_limit_use()}
          </button>
        </div>
      )}
      <Disclosure label={m.list_age()}>
        <div class="grid">
          <SelectField
            label={m.list_age_aging()}
            isLocked={isLocked('listAgingDays')}
            value={`${listAgingDays}`}
            choices={dayChoices([...agingDays, listAgingDays])}
            onChange={(days) => change({ listAgingDays: Number(days) })}
          />
          <SelectField
            label={m.list_age_old()}
            isLocked={isLocked('listOldDays')}
            value={`${listOldDays}`}
            choices={dayChoices([...oldDays, listOldDays])}
            onChange={(days) => change({ listOldDays: Number(days) })}
          />
        </div>
      </Disclosure>
      {saving.error && (
        <p class="trouble" role="alert">
          {errorSentence(saving.error)}
        </p>
      )}
    </>
  );
}

/** In the order of their size, whatever was set elsewhere among them. */
function dayChoices(days: readonly number[]): Readonly<Record<string, string>> {
  return Object.fromEntries(days.map((count) => [`${count}`, m.list_age_days(counted(count))]));
}
