import type { Runtime } from 'webextension-polyfill';
import { type PanelResponse, panelPortName } from '../messages/panel-port';
import type { PanelMessage, PanelRequest, PanelState } from '../messages/panel-request';
import type { Extension } from './extension-context';

export interface PanelPort {
  /** Tells what the panel shows: now, or with the next connection. */
  sendState(): void;
  send(request: PanelRequest): void;
  /** Lets go of the connection, of which nobody knows whether it still is one, and makes another. */
  renew(): void;
  close(): void;
}

export interface PanelPortOptions {
  readonly extension: Extension;
  /** What the panel shows now: goes with each request, and first over each new connection. */
  readonly state: () => PanelState;
  /** Called with every answer of the worker. */
  readonly onResponse: (response: PanelResponse) => void;
  /** Called when the worker has been connected to in vain for a while; it is tried again all the same. */
  readonly onUnanswered: () => void;
  /** Called once, when this copy of the extension is no longer alive. */
  readonly onDead: () => void;
  /** Called once, when the user has switched Tieout off for the pages of this address. */
  readonly onSwitchedOff: () => void;
}

const firstRetryMs = 200;
const maxRetryMs = 15_000;
/** The worker may be stopped while it starts, once or twice, but not time and again. */
const maxTriesInVain = 5;
/** The worker says at once that it has heard; a connection over which nothing comes in this time is taken for dead. */
const silentForMs = 5_000;

/**
 * A port to the worker that outlives it. The browser stops the worker at will, which closes the port; it is opened again after a
 * short wait that grows while no answer comes.
 */
export function openPanelPort({
  extension,
  state,
  onResponse,
  onUnanswered,
  onDead,
  onSwitchedOff,
}: PanelPortOptions): PanelPort {
  let port: Runtime.Port | null = null;
  let isClosed = false;
  let retryMs = firstRetryMs;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** What has a `runId` is told to each new worker until it is answered: a write is applied once, and a reading is read again. */
  const unanswered = new Map<string, PanelRequest>();
  let triesInVain = 0;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  let pageKey = '';

  function close(): void {
    isClosed = true;
    clearTimeout(retryTimer);
    endSilence();
    port?.disconnect();
    port = null;
  }

  function die(): void {
    if (isClosed) return;
    close();
    onDead();
  }

  function leave(): void {
    if (isClosed) return;
    close();
    onSwitchedOff();
  }

  function endSilence(): void {
    clearTimeout(silenceTimer);
    silenceTimer = undefined;
  }

  function post(to: Runtime.Port, request: PanelRequest | null): void {
    const message: PanelMessage = { state: state(), request };
    silenceTimer ??= setTimeout(giveUpOn, silentForMs);
    to.postMessage(message);
  }

  function giveUpOn(): void {
    onUnanswered();
    renew();
  }

  function renew(): void {
    if (isClosed) return;
    endSilence();
    const old = port;
    port = null;
    old?.disconnect();
    if (state().isVisible || unanswered.size > 0) connect();
  }

  function connect(): Runtime.Port | null {
    clearTimeout(retryTimer);
    if (!extension.isAlive()) {
      die();
      return null;
    }
    const opened = extension.connect(panelPortName);
    opened.onMessage.addListener((message) => {
      const response = message as PanelResponse;
      if (port === opened) endSilence();
      if (response.type === 'heard') return;
      if (response.type === 'switchedOff') return leave();
      // A worker that cannot do its work answers so each time.
      if (response.type !== 'failed' && response.type !== 'reports') retryMs = firstRetryMs;
      triesInVain = 0;
      if ('runId' in response) unanswered.delete(response.runId);
      if (!isClosed) onResponse(response);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = null;
      endSilence();
      if (!extension.isAlive()) {
        die();
        return;
      }
      triesInVain += 1;
      if (triesInVain === maxTriesInVain) onUnanswered();
      // A tab that nobody looks at must not wake the worker over and over; but what was clicked there is not left undone.
      if (!state().isVisible && unanswered.size === 0) return;
      retryTimer = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, maxRetryMs);
    });
    port = opened;
    post(opened, null);
    for (const request of unanswered.values()) post(opened, request);
    return opened;
  }

  return {
    sendState() {
      if (isClosed) return;
      const { page, isVisible } = state();
      // What was clicked on another page is left with it.
      if (page.key !== pageKey) unanswered.clear();
      pageKey = page.key;
      if (!extension.isAlive()) die();
      else if (port) post(port, null);
      else if (isVisible) connect();
    },
    send(request) {
      if (isClosed) return;
      const isAnswered = 'runId' in request;
      if (isAnswered) unanswered.set(request.runId, request);
      if (!extension.isAlive()) die();
      else if (port) post(port, request);
      else if (state().isVisible) {
        const opened = connect();
        if (opened && !isAnswered) post(opened, request);
      }
    },
    renew,
    close,
  };
}
