import browser, { type Runtime } from 'webextension-polyfill';

/** The one door to the browser for code in Karbon's page. */
export interface Extension {
  readonly version: string;
  /** `false` once this copy has been updated, switched off or removed under the open page (extension-platform.md 5). */
  isAlive(): boolean;
  /** @throws when the copy is no longer alive. */
  connect(name: string): Runtime.Port;
}

export function createExtension(): Extension {
  return {
    version: browser.runtime.getManifest().version,
    isAlive: () => browser.runtime?.id !== undefined,
    connect: (name) => browser.runtime.connect({ name }),
  };
}
