import browser from 'webextension-polyfill';
import { reportUnexpected } from '../reports/report-unexpected';

const alarmName = 'something is under way';
/** The shortest that the browser takes, which stops a worker after as long. */
const everyMinutes = 0.5;

/** Has the browser start this worker twice a minute, or no more; what is due then is in `main.ts`. */
export function keepAwakeByAlarm(isOn: boolean): void {
  const done: Promise<unknown> = isOn
    ? Promise.resolve(browser.alarms.create(alarmName, { periodInMinutes: everyMinutes }))
    : browser.alarms.clear(alarmName);
  done.catch((error: unknown) => reportUnexpected(error, 'staying awake'));
}
