import browser from 'webextension-polyfill';
import { reportUnexpected } from '../reports/report-unexpected';
import type { Reminder } from '../services/reminders/reminder-clock';

export const reminderAlarm = 'a reminder of the timer';

/** A later reminder takes the place of one that nobody has looked at. */
const notificationId = 'timer';

/** Whether the user lets this extension show notifications; they can take that back at any time. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** Has the browser start this worker then, or not at all; what is due then is in `main.ts`. */
export function ringForReminder(atMs: number | null): void {
  ring(atMs).catch((error: unknown) => reportUnexpected(error, 'setting a reminder'));
}

async function ring(atMs: number | null): Promise<void> {
  if (atMs === null) {
    await browser.alarms.clear(reminderAlarm);
    return;
  }
  const set = await browser.alarms.get(reminderAlarm);
  // One that was missed while the computer slept is about to ring.
  if (!set || set.scheduledTime > Date.now()) browser.alarms.create(reminderAlarm, { when: atMs });
}

export function showReminder({ title, message }: Reminder): void {
  browser.notifications
    .create(notificationId, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('icons/128.png'),
      title,
      message,
    })
    .catch((error: unknown) => reportUnexpected(error, 'showing a reminder'));
}

let isListening = false;

/** Has a click on a reminder open the popup; to be called at the start of the worker, and again once notifications are allowed. */
export function followReminderClicks(): void {
  // The browser has no such thing until they are allowed.
  const notifications: typeof browser.notifications | undefined = browser.notifications;
  if (isListening || !notifications) return;
  isListening = true;
  notifications.onClicked.addListener((id) => {
    if (id !== notificationId) return;
    void notifications.clear(id);
    openPopup().catch((error: unknown) => reportUnexpected(error, 'opening the popup from a reminder'));
  });
}

/** In the window that was in front last; as a tab where there is none, or the browser opens no popup in it. */
async function openPopup(): Promise<void> {
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  const window = windows.find(({ focused }) => focused) ?? windows[0];
  const asTab = () => browser.tabs.create({ url: browser.runtime.getURL('popup/index.html') });
  if (window?.id === undefined) {
    await asTab();
    return;
  }
  await browser.windows.update(window.id, { focused: true });
  try {
    await browser.action.openPopup();
  } catch (error) {
    reportUnexpected(error, 'opening the popup from a reminder');
    await asTab();
  }
}
