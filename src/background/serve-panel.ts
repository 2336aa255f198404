import type { PanelResponse } from '../messages/panel-port';
import { type PanelMessage, type PanelState, parsePanelMessage } from '../messages/panel-request';
import { keptReports, onReport, reportUnexpected } from '../reports/report-unexpected';
import type { LastViews } from '../services/panel/last-views';
import type { PanelSession } from '../services/panel/panel-session';
import { plainErrorOf } from '../services/plain-error';
import type { Services } from '../services/services';

/** What of a port is used here. */
export interface PanelPort {
  postMessage(response: PanelResponse): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (value: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface PanelServing {
  services(): Promise<Pick<Services, 'openPanel'>>;
  readonly lastViews: Pick<LastViews, 'of'>;
  /** Where it leaves what ends it from outside, for as long as it is served. */
  readonly endings: Set<() => void>;
}

/**
 * Serves one panel until its port ends: with the last view of its page at once, and with what is true as soon as the store is open. Where
 * that cannot be gone on with, the panel is told so before the port is closed; the content script then connects again by and by.
 */
export async function servePanel(
  port: PanelPort,
  { services, lastViews, endings }: PanelServing,
): Promise<void> {
  let isOpen = true;
  let isAsked = false;
  let hasView = false;
  const post = (response: PanelResponse) => {
    if (!isOpen) return;
    hasView ||= response.type === 'view';
    port.postMessage(response);
  };
  const postReports = () => post({ type: 'reports', reports: keptReports() });
  const endReports = onReport(postReports);
  if (keptReports().length > 0) postReports();

  function end(): void {
    isOpen = false;
    endings.delete(endFromOutside);
    endReports();
    void session.then((panel) => panel?.end());
  }

  function endFromOutside(): void {
    end();
    port.disconnect();
  }

  function fail(error: unknown): void {
    if (!isOpen) return;
    reportUnexpected(error, 'serving a panel');
    post({ type: 'failed', code: plainErrorOf(error, null).code });
    endFromOutside();
  }

  async function openSession(): Promise<PanelSession | null> {
    try {
      return (await services()).openPanel(post);
    } catch (error) {
      fail(error);
      return null;
    }
  }

  async function showLastView(state: PanelState): Promise<void> {
    const view = await lastViews.of(state);
    if (view && !hasView) post({ type: 'view', view: { ...view, isRefreshing: true } });
  }

  endings.add(endFromOutside);
  const session = openSession();
  port.onDisconnect.addListener(end);
  // What is asked before the store is open waits in order.
  port.onMessage.addListener((value) => {
    post({ type: 'heard' });
    const message = readMessage(value);
    if (!message) return;
    if (!isAsked) void showLastView(message.state);
    isAsked = true;
    session.then((panel) => panel?.receive(message)).catch(fail);
  });
  await session;
}

function readMessage(value: unknown): PanelMessage | null {
  try {
    return parsePanelMessage(value);
  } catch (error) {
    reportUnexpected(error, 'reading what a panel asks');
    return null;
  }
}
