import browser from 'webextension-polyfill';
import { reportUnexpected } from '../reports/report-unexpected';
import type { IconFace, IconTone } from '../services/toolbar-icon/icon-face';

export const iconAlarm = 'the timer on the icon';

/** Behind white letters, on a light and on a dark toolbar. */
const colors: Readonly<Record<IconTone, string>> = { timer: '#166534', undone: '#a3231b' };

/** Shows a few letters on the toolbar icon, and a sentence beside the pointer; of each the usual where it is `''`. */
export function showOnIcon({ text, title, tone }: IconFace): void {
  Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: colors[tone] }),
    browser.action.setTitle({ title }),
  ]).catch((error: unknown) => reportUnexpected(error, 'showing something on the icon'));
}

/** Has the browser start this worker then and each minute from then on, or no more; what is due then is in `main.ts`. */
export function ringForIcon(atMs: number | null): void {
  const done: Promise<unknown> =
    atMs === null
      ? browser.alarms.clear(iconAlarm)
      : Promise.resolve(browser.alarms.create(iconAlarm, { when: atMs, periodInMinutes: 1 }));
  done.catch((error: unknown) => reportUnexpected(error, 'keeping the icon true'));
}
