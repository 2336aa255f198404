import { type PanelAnswer, type PanelRequest, panelPortName } from '../messages/panel-port';
import type { Extension } from './extension';

export interface PanelPort {
  /** Sends now, or with the next connection. */
  send(request: PanelRequest): void;
  close(): void;
}

/** What a connection has to be told again after the worker has died, in this order. */
type Kept = Extract<PanelRequest, { type: 'open' | 'setRange' | 'showEntries' }>;

const firstRetryMs = 200;
const longestRetryMs = 15_000;

/**
 * A port to the worker that outlives it. The browser stops the worker at will, which closes the port; it is opened again after a
 * short wait that grows while no answer comes, and told what the last one had been told.
 *
 * @param onAnswer every answer of the worker.
 * @param onDead called once, when this copy of the extension is no longer alive.
 */
export function openPanelPort(
  extension: Extension,
  onAnswer: (answer: PanelAnswer) => void,
  onDead: () => void,
): PanelPort {
  let port: chrome.runtime.Port | null = null;
  let isClosed = false;
  let isVisible = true;
  let retryMs = firstRetryMs;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  const kept = new Map<Kept['type'], Kept>();

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
    opened.onMessage.addListener((answer: PanelAnswer) => {
      retryMs = firstRetryMs;
      if (!isClosed) onAnswer(answer);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = null;
      if (!extension.isAlive()) {
        die();
        return;
      }
      // A tab that nobody looks at must not wake the worker over and over.
      if (!isVisible) return;
      retryTimer = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    });
    port = opened;
    for (const type of ['open', 'setRange', 'showEntries'] as const) {
      const request = kept.get(type);
      if (request !== undefined) opened.postMessage(request);
    }
    return opened;
  }

  /** @returns whether a new connection would be told this anyway. */
  function keep(request: PanelRequest): boolean {
    if (request.type === 'visibility') {
      isVisible = request.isVisible;
      const open = kept.get('open');
      if (open?.type === 'open') kept.set('open', { ...open, isVisible });
      return !isVisible;
    }
    if (request.type === 'open') {
      isVisible = request.isVisible;
      const before = kept.get('open');
      if (before?.type === 'open' && before.page.key !== request.page.key) kept.clear();
    }
    if (request.type !== 'open' && request.type !== 'setRange' && request.type !== 'showEntries')
      return false;
    kept.set(request.type, request);
    return true;
  }

  return {
    send(request) {
      if (isClosed) return;
      const isKept = keep(request);
      if (!extension.isAlive()) die();
      else if (port !== null) port.postMessage(request);
      else if (isVisible) {
        const opened = connect();
        if (!isKept) opened?.postMessage(request);
      }
    },
    close,
  };
}
