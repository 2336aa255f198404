import { reportUnexpected } from '../reports/report-unexpected';
import type { PanelPort } from './serve-panel';

/**
 * Serves a port once it is known that its page may have a panel, and closes it where it may not, once that is said. What is sent meanwhile waits in order: a
 * message for which nobody listens is lost.
 */
export async function serveIfAllowed(
  port: PanelPort,
  isAllowed: Promise<boolean>,
  serve: (port: PanelPort) => Promise<void>,
): Promise<void> {
  const waiting: unknown[] = [];
  let listener: ((value: unknown) => void) | null = null;
  let isOpen = true;
  port.onMessage.addListener((value: unknown) => {
    if (listener) listener(value);
    else waiting.push(value);
  });
  port.onDisconnect.addListener(() => {
    isOpen = false;
  });
  const may = await isAllowed.catch((error: unknown) => {
    reportUnexpected(error, 'asking whether a page may have a panel');
    return false;
  });
  if (!isOpen) return;
  if (!may) {
    port.postMessage({ type: 'switchedOff' });
    return port.disconnect();
  }
  await serve({
    postMessage: (response) => port.postMessage(response),
    disconnect: () => port.disconnect(),
    onDisconnect: port.onDisconnect,
    onMessage: {
      addListener(heard) {
        listener = heard;
        for (const value of waiting.splice(0)) heard(value);
      },
    },
  });
}
