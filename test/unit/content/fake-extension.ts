import type { Runtime } from 'webextension-polyfill';
import type { Extension } from '../../../src/content/extension-context';
import type { PanelResponse } from '../../../src/messages/panel-port';
import type { PanelMessage } from '../../../src/messages/panel-request';

export interface FakePort {
  readonly sent: PanelMessage[];
  readonly isOpen: boolean;
  answer(answer: PanelResponse): void;
  /** As the browser does when it stops the worker. */
  drop(): void;
}

export interface FakeExtension extends Extension {
  readonly ports: FakePort[];
  die(): void;
  /** Ports stay open from now on, and nothing comes over them. */
  fallSilent(): void;
}

export function createFakeExtension(): FakeExtension {
  const ports: FakePort[] = [];
  let isAlive = true;
  let isSilent = false;

  function connect(): Runtime.Port {
    if (!isAlive) throw new Error('Extension context invalidated.');
    const sent: PanelMessage[] = [];
    const onMessage = new Set<(answer: PanelResponse) => void>();
    const onDisconnect = new Set<() => void>();
    let isOpen = true;
    ports.push({
      sent,
      get isOpen() {
        return isOpen;
      },
      answer: (answer) => {
        for (const listen of onMessage) listen(answer);
      },
      drop: () => {
        isOpen = false;
        for (const listen of onDisconnect) listen();
      },
    });
    const port = {
      postMessage: (message: PanelMessage) => {
        if (!isOpen) throw new Error('Attempting to use a disconnected port object');
        sent.push(message);
        if (!isSilent) for (const listen of onMessage) listen({ type: 'heard' });
      },
      disconnect: () => {
        isOpen = false;
      },
      onMessage: { addListener: (listen: (answer: PanelResponse) => void) => onMessage.add(listen) },
      onDisconnect: { addListener: (listen: () => void) => onDisconnect.add(listen) },
    };
    return port as unknown as Runtime.Port;
  }

  return {
    id: 'a'.repeat(32),
    version: '1.2.3',
    isTieout: async () => false,
    ports,
    isAlive: () => isAlive,
    connect,
    fallSilent: () => {
      isSilent = true;
    },
    die: () => {
      isAlive = false;
      for (const port of [...ports]) if (port.isOpen) port.drop();
    },
  };
}
