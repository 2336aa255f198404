import { type PanelRequest, type PanelResponse, panelPortName } from '../messages/panel-port';
import type { Extension } from './extension';

export interface PanelPort {
  /** Sends now, or with the next connection. */
  send(request: PanelRequest): void;
  close(): void;
}

/**
 * Under which name a new connection has to be told a request again; `null` for those that are told once. A write is told until it has been
 * answered: the worker carries out a `runId` once.
 */
function resendKeyOf(request: PanelRequest): string | null {
  if ('runId' in request) return request.runId;
  return /^(open|setRange|showEntries)$/.test(request.type) ? request.type : null;
}

const firstRetryMs = 200;
const maxRetryMs = 15_000;

/**
 * A port to the worker that outlives it. The browser stops the worker at will, which closes the port; it is opened again after a
 * short wait that grows while no answer comes, and told what the last one had been told.
 *
 * @param onResponse every answer of the worker.
 * @param onDead called once, when this copy of the extension is no longer alive.
 */
export function openPanelPort(
  extension: Extension,
  onResponse: (response: PanelResponse) => void,
  onDead: () => void,
): PanelPort {
  let port: chrome.runtime.Port | null = null;
  let isClosed = false;
  let isVisible = true;
  let retryMs = firstRetryMs;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** In the order in which they were first told: `open` is before all else. */
  const resendQueue = new Map<string, PanelRequest>();

  function close(): void {
    isClosed = true;
    clearTimeout(retryTimer);
    port?.disconnect();
    port = null;
  }

  function die(): void {
    if (isClosed) return;
    close();
    onDead();
  }

  function connect(): chrome.runtime.Port | null {
    clearTimeout(retryTimer);
    if (!extension.isAlive()) {
      die();
      return null;
    }
    const opened = extension.connect(panelPortName);
    opened.onMessage.addListener((response: PanelResponse) => {
      retryMs = firstRetryMs;
      if (response.type === 'fix') resendQueue.delete(response.runId);
      if (!isClosed) onResponse(response);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = null;
      if (!extension.isAlive()) {
        die();
        return;
      }
      // A tab that nobody looks at must not wake the worker over and over; but what was clicked there is not left undone.
      if (!isVisible && ![...resendQueue.values()].some((request) => 'runId' in request)) return;
      retryTimer = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, maxRetryMs);
    });
    port = opened;
    for (const request of resendQueue.values()) opened.postMessage(request);
    return opened;
  }

  /** @returns whether a new connection would be told this anyway. */
  function queueForResend(request: PanelRequest): boolean {
    if (request.type === 'visibility') {
      isVisible = request.isVisible;
      const open = resendQueue.get('open');
      if (open?.type === 'open') resendQueue.set('open', { ...open, isVisible });
      return !isVisible;
    }
    if (request.type === 'open') {
      isVisible = request.isVisible;
      const before = resendQueue.get('open');
      if (before?.type === 'open' && before.page.key !== request.page.key) resendQueue.clear();
    }
    const key = resendKeyOf(request);
    if (key !== null) resendQueue.set(key, request);
    return key !== null;
  }

  return {
    send(request) {
      if (isClosed) return;
      const isQueued = queueForResend(request);
      if (!extension.isAlive()) die();
      else if (port !== null) port.postMessage(request);
      else if (isVisible) {
        const opened = connect();
        if (!isQueued) opened?.postMessage(request);
      }
    },
    close,
  };
}
