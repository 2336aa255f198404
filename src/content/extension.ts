/** The one door to `chrome.*` for code in Karbon's page. */
export interface Extension {
  readonly version: string;
  /** `false` once this copy has been updated, switched off or removed under the open page (extension-platform.md 5). */
  isAlive(): boolean;
  /** @throws when the copy is no longer alive. */
  connect(name: string): chrome.runtime.Port;
}

export function createExtension(): Extension {
  return {
    version: chrome.runtime.getManifest().version,
    isAlive: () => chrome.runtime?.id !== undefined,
    connect: (name) => chrome.runtime.connect({ name }),
  };
}
