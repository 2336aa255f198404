import { panelPortName } from '../messages/panel-port';
import { type PanelMessage, parsePanelMessage } from '../messages/panel-request';
import { reportUnexpected } from '../reports/report-unexpected';
import type { Services } from '../services/services';
import { buildServices } from './build-services';
import { answerPageApiRequest } from './page-api';
import { createSenders } from './senders';

// Every listener is registered before the first wait: an event that wakes the worker is given to those alone that are there
// when its script has run once.

const senders = createSenders(chrome.runtime.id, chrome.runtime.getURL('').replace(/\/$/, ''));

let built: Promise<Services> | null = null;

/** Built at the first need; after a failure the next need tries again. */
function services(): Promise<Services> {
  built ??= buildServices().catch((error: unknown) => {
    built = null;
    throw error;
  });
  return built;
}

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void chrome.runtime.openOptionsPage();
});

chrome.action.onClicked.addListener(() => void chrome.runtime.openOptionsPage());

chrome.runtime.onMessage.addListener((message: unknown, sender, reply) => {
  if (isRequest(message) && senders.isOwnPage(sender)) {
    const pages = async () => (await services()).pageApi;
    void answerPageApiRequest(pages, message.request, message.payload).then(reply);
    return true;
  }
  return false;
});

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== panelPortName || !port.sender || !senders.isKarbonPage(port.sender)) {
    port.disconnect();
    return;
  }
  void servePanel(port);
});

/** Of one of the extension's own pages, be it well formed or not. */
function isRequest(message: unknown): message is { request: unknown; payload: unknown } {
  return typeof message === 'object' && message !== null && 'request' in message && 'payload' in message;
}

async function servePanel(port: chrome.runtime.Port): Promise<void> {
  let isOpen = true;
  const session = services().then((ready) =>
    ready.openPanel((answer) => {
      if (isOpen) port.postMessage(answer);
    }),
  );
  port.onDisconnect.addListener(() => {
    isOpen = false;
    session.then((panel) => panel.end()).catch(() => undefined);
  });
  // What is asked before the store is open waits in order.
  port.onMessage.addListener((value: unknown) => {
    const message = readMessage(value);
    if (message) session.then((panel) => panel.receive(message)).catch(() => port.disconnect());
  });
  // Without a store there is nothing to say: the content script connects again by and by.
  await session.catch(() => port.disconnect());
}

function readMessage(value: unknown): PanelMessage | null {
  try {
    return parsePanelMessage(value);
  } catch (error) {
    reportUnexpected(error, 'reading what a panel asks');
    return null;
  }
}
