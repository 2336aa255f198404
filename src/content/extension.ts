import { loadFixingMessage, loadPanelMessage } from '../messages/panel-port';

/** The one door to `chrome.*` for code in Karbon's page. */
export interface Extension {
  readonly version: string;
  /** `false` once this copy has been updated, switched off or removed under the open page (extension-platform.md 5). */
  isAlive(): boolean;
  /** @throws when the copy is no longer alive. */
  connect(name: string): chrome.runtime.Port;
  /** Has the worker bring `panel.js` into this tab. Rejects when the copy is no longer alive. */
  loadPanel(): Promise<void>;
  /** Has the worker bring `fixing.js` into this tab. Rejects when the copy is no longer alive. */
  loadFixing(): Promise<void>;
}

export function createExtension(): Extension {
  return {
    version: chrome.runtime.getManifest().version,
    isAlive: () => chrome.runtime?.id !== undefined,
    connect: (name) => chrome.runtime.connect({ name }),
    loadPanel: async () => {
      await chrome.runtime.sendMessage(loadPanelMessage);
    },
    loadFixing: async () => {
      await chrome.runtime.sendMessage(loadFixingMessage);
    },
  };
}
