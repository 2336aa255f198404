import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import { Disclosure } from '../../../ui/disclosure';
import { useQuery } from '../../use-query';
import { SelectField } from '../fields';
import { SavedFields } from '../saved-note';
import { useSettings } from '../use-settings';

const desktopLimit = 41;
const agingDays = [1, 3, 7, 14, 30];
const oldDays = [7, 14, 30, 60, 90];

/** What of the settings has to do with a list that is a file: when its age is told, and how long its names can be. */
export function ListSettings({ product }: { readonly product: QuickbooksProduct }) {
  const { value: presets } = useQuery('setup.view');
  const { settings, saving, isLocked, change } = useSettings(presets);
  if (!settings) return null;
  const { namingRule, listAgingDays, listOldDays } = settings;
  const isTooLong = product === 'desktop' && namingRule.levelLimit > desktopLimit;
  return (
    <>
      {isTooLong && (
        <div class="notice actions">
          <span>{m.list_limit({ number: number(namingRule.levelLimit) })}</span>
          <button
            type="button"
            disabled={isLocked('nameLimit')}
            onClick={() => change({ ...settings, namingRule: { ...namingRule, levelLimit: desktopLimit } })}
          >
            {m.list_limit_use()}
          </button>
        </div>
      )}
      {saving.isTrouble && saving.field === null && (
        <p class="trouble" role="alert">
          {saving.text}
        </p>
      )}
      <Disclosure label={m.list_age()}>
        <SavedFields saving={saving}>
          <div class="grid">
            <SelectField
              label={m.list_age_aging()}
              isLocked={isLocked('listAgingDays')}
              value={`${listAgingDays}`}
              choices={dayChoices([...agingDays, listAgingDays])}
              onChange={(days) => change({ ...settings, listAgingDays: Number(days) })}
            />
            <SelectField
              label={m.list_age_old()}
              isLocked={isLocked('listOldDays')}
              value={`${listOldDays}`}
              choices={dayChoices([...oldDays, listOldDays])}
              onChange={(days) => change({ ...settings, listOldDays: Number(days) })}
            />
          </div>
        </SavedFields>
      </Disclosure>
    </>
  );
}

/** In the order of their size, whatever was set elsewhere among them. */
function dayChoices(days: readonly number[]): Readonly<Record<string, string>> {
  return Object.fromEntries(days.map((count) => [`${count}`, m.list_age_days(counted(count))]));
}
