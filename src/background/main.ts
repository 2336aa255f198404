import browser, { type Runtime } from 'webextension-polyfill';
import { languageChoiceItem } from '../i18n/spoken';
import { claimAnswer, claimQuestion } from '../messages/claim';
import { karbonOrigin, practiceManagementOrigin } from '../messages/karbon-origins';
import { panelPortName } from '../messages/panel-port';
import { reportUnexpected } from '../reports/report-unexpected';
import { reportUnhandled } from '../reports/report-unhandled';
import { createLastViews } from '../services/panel/last-views';
import type { Services } from '../services/services';
import { buildServices, eraseDatabase } from './build-services';
import { followLanguage, languageScript, speakChosen } from './language';
import { runInOpenTabs } from './open-tabs';
import { followPracticeManagement } from './practice-management';
import { followReminderClicks, reminderAlarm } from './reminders';
import { serveIfAllowed } from './serve-if-allowed';
import { serveListFile } from './serve-list-files';
import { answerPageApiRequest } from './serve-page-api';
import { servePanel } from './serve-panel';
import { sessionItems } from './session-items';
import { mayReach } from './site-access';
import { toggleTimer, toggleTimerCommand } from './timer-command';
import { iconAlarm } from './toolbar-icon';
import { createSenders } from './trusted-senders';

/** A message to a service worker, which the browser lets live until the work is done. */
interface WorkerMessage extends MessageEvent {
  waitUntil(work: Promise<void>): void;
}

/** As a classic worker has it: runs a script of the package, while the worker's own runs first. */
declare function importScripts(file: string): void;

// Every listener is registered before the first wait: an event that wakes the worker is given to those alone that are there
// when its script has run once.

reportUnhandled(self);

importScripts('languages/background.js');

const senders = createSenders(browser.runtime.id, browser.runtime.getURL('').replace(/\/$/, ''));

const lastViews = createLastViews(sessionItems, Date.now);

let built: Promise<Services> | null = null;

/** Ends the panels that are served. */
const endings = new Set<() => void>();
const endingsOfPracticeManagement = new Set<() => void>();

/** Panels connect again by themselves, and their need opens the store anew. */
function onStoreClosed(): void {
  built = null;
  for (const end of [...endings, ...endingsOfPracticeManagement]) end();
}

/** Built at the first need; after a failure, or once its store was closed under it, the next need tries again. */
function services(): Promise<Services> {
  built ??= Promise.all([buildServices(lastViews, onStoreClosed), speakChosen()])
    .then(([ready]) => ready)
    .catch((error: unknown) => {
      built = null;
      throw error;
    });
  return built;
}

/** The running timer, or how many clients no longer tie out, on the toolbar icon. */
function showIcon(): void {
  services()
    .then(({ iconClock }) => iconClock.show())
    .catch((error: unknown) => reportUnexpected(error, 'showing something on the icon'));
}

/** Sets the alarm of the next reminder, which the browser may have forgotten. */
function setReminder(): void {
  services()
    .then(({ reminderClock }) => reminderClock.schedule())
    .catch((error: unknown) => reportUnexpected(error, 'setting a reminder'));
}

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('guide/index.html') });
  followLanguage()
    .then(languageScript)
    .then(runInOpenTabs)
    .catch((error: unknown) => reportUnexpected(error, 'bringing the panel into the open tabs'));
  // The browser forgets what was registered, and what the icon showed, by an earlier version.
  void followPracticeManagement();
  showIcon();
  setReminder();
});

browser.runtime.onStartup.addListener(() => {
  // The browser's own language may be another since it ran last.
  void followLanguage();
  showIcon();
  setReminder();
});

followReminderClicks();

browser.storage.local.onChanged.addListener((changes) => {
  if (languageChoiceItem in changes) void followLanguage().then(showIcon);
});

browser.permissions.onAdded.addListener(() => {
  void followPracticeManagement();
  followReminderClicks();
  setReminder();
  services()
    .then(({ pageApi }) => pageApi.connections.tryAgainAfter('accessWithheld'))
    .catch((error: unknown) => reportUnexpected(error, 'trying again with access to sites'));
});

browser.permissions.onRemoved.addListener(() => {
  setReminder();
  void followPracticeManagement().then((isOn) => {
    if (!isOn) for (const end of endingsOfPracticeManagement) end();
  });
});

browser.commands.onCommand.addListener((command, tab) => {
  if (command !== toggleTimerCommand) return;
  toggleTimer(services(), tab).catch((error: unknown) =>
    reportUnexpected(error, 'starting or stopping by a key'),
  );
});

browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === iconAlarm) {
    // With no page open nobody else would see that it was stopped on the phone.
    services()
      .then(({ pageApi }) => pageApi.timeTracking.look(false))
      .then(showIcon)
      .catch((error: unknown) => reportUnexpected(error, 'looking whether the timer still runs'));
    return;
  }
  if (name === reminderAlarm) {
    services()
      .then(({ reminderClock }) => reminderClock.ring())
      .catch((error: unknown) => reportUnexpected(error, 'reminding of the timer'));
    return;
  }
  // It exists while something is under way that nobody has to look at.
  services()
    .then(({ goOn }) => goOn())
    .catch((error: unknown) => reportUnexpected(error, 'going on by the clock'));
});

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (!senders.isOwnPage(sender)) return undefined;
  const pages = async () => (await services()).pageApi;
  return answerPageApiRequest(pages, message, eraseDatabase);
});

// Files come by the browser's own messages, which no other origin can send.
self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (!port || event.origin !== self.location.origin) return;
  const pages = async () => (await services()).pageApi;
  (event as WorkerMessage).waitUntil(serveListFile(pages, event.data, port));
});

// Another copy of Tieout, with an id of its own, asks before it works in a page in which this one says that it does.
browser.runtime.onMessageExternal.addListener((message: unknown) =>
  message === claimQuestion ? Promise.resolve(claimAnswer) : undefined,
);

browser.runtime.onConnect.addListener((port) => {
  const origin = port.name === panelPortName && port.sender ? senders.karbonOriginOf(port.sender) : null;
  if (origin === karbonOrigin) void servePanel(port, { services, lastViews, endings });
  else if (origin === practiceManagementOrigin)
    void serveIfAllowed(port, mayReach(origin), (allowed) =>
      servePanel(allowed, { services, lastViews, endings: endingsOfPracticeManagement }),
    );
  else port.disconnect();
});
