import { useId, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { m } from '../../i18n/compiled/messages';
import type { Settings } from '../../messages/settings';
import type { PresetName } from '../../messages/setup';
import { reportUnexpected } from '../../reports/report-unexpected';
import { usePermission } from '../use-permission';
import { useMutation, useQuery } from '../use-query';
import { errorSentence } from '../words';
import { CheckField } from './fields';

const permission = { permissions: ['notifications' as const] };

type ReminderName = Extract<PresetName, 'remindNoTimerAt' | 'remindStillRunningAt'>;

/** What each begins with once it is switched on. */
const usualTimes: Readonly<Record<ReminderName, string>> = {
  remindNoTimerAt: '10:00',
  remindStillRunningAt: '19:00',
};

/** Whether the browser lets Tieout show notifications; it asks its user where it has not been told. To be called on a click. */
async function mayNotify(): Promise<boolean> {
  try {
    return await browser.permissions.request(permission);
  } catch (error) {
    reportUnexpected(error, 'asking for notifications');
    return false;
  }
}

/** When to be reminded of the timer; off until somebody switches it on, and wherever the browser shows no notifications. */
export function RemindersSection() {
  const { value: settings, refetch } = useQuery('settings.read');
  const { value: presets } = useQuery('setup.view');
  const isAllowed = usePermission(permission);
  const saving = useMutation();
  // What the user has not allowed is not ticked, whatever the box says by itself: it is drawn anew.
  const [, setAnswers] = useState(0);
  if (!settings || isAllowed === null) return null;
  const isLocked = (name: ReminderName) => presets?.locked.includes(name) === true;
  const isWanted = settings.remindNoTimerAt !== '' || settings.remindStillRunningAt !== '';

  const save = (changed: Partial<Settings>) =>
    saving.run('settings.save', { shown: settings, wanted: { ...settings, ...changed } }, refetch);
  async function toggle(name: ReminderName, isOn: boolean): Promise<void> {
    if (!isOn) save({ [name]: '' });
    else if (await mayNotify()) save({ [name]: settings?.[name] || usualTimes[name] });
    setAnswers((count) => count + 1);
  }

  const reminder = (name: ReminderName, label: string, timeLabel: string) => (
    <ReminderField
      label={label}
      timeLabel={timeLabel}
      isLocked={isLocked(name)}
      isOn={isAllowed && settings[name] !== ''}
      time={settings[name]}
      onToggle={(isOn) => void toggle(name, isOn)}
      onTime={(time) => save({ [name]: time })}
    />
  );
  return (
    <section class="card" aria-labelledby="reminders-title">
      <h2 id="reminders-title">{m.reminder_title()}</h2>
      <p class="hint">{m.reminder_lead()}</p>
      {isWanted && !isAllowed && (
        <div class="notice actions" role="alert">
          <span>{m.reminder_blocked()}</span>
          <button type="button" onClick={() => void mayNotify()}>
            {m.reminder_allow()}
          </button>
        </div>
      )}
      {reminder('remindNoTimerAt', m.reminder_no_timer_switch(), m.reminder_no_timer_at())}
      {reminder('remindStillRunningAt', m.reminder_still_running_switch(), m.reminder_still_running_at())}
      {saving.error && <p class="problem">{errorSentence(saving.error)}</p>}
    </section>
  );
}

interface ReminderFieldProps {
  readonly label: string;
  readonly timeLabel: string;
  readonly isLocked: boolean;
  readonly isOn: boolean;
  readonly time: string;
  readonly onToggle: (isOn: boolean) => void;
  readonly onTime: (time: string) => void;
}

function ReminderField({ label, timeLabel, isLocked, isOn, time, onToggle, onTime }: ReminderFieldProps) {
  const id = useId();
  return (
    <>
      <CheckField label={label} isLocked={isLocked} isChecked={isOn} onChange={onToggle} />
      {isOn && (
        <div class="field">
          <label for={id}>{timeLabel}</label>
          <input
            id={id}
            type="time"
            disabled={isLocked}
            value={time}
            // While somebody types, it is no time for a moment.
            onChange={(event) => event.currentTarget.value !== '' && onTime(event.currentTarget.value)}
          />
        </div>
      )}
    </>
  );
}
