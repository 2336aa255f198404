import type { Runtime } from 'webextension-polyfill';
import { karbonOrigins } from '../messages/karbon-origins';

/** Who has sent a message: the browser says so, not the message (extension-platform.md 4, Messages). */
export interface Senders {
  /** One of the extension's own pages. */
  isOwnPage(sender: Sender): boolean;
  /** Where our content script in the top frame of a page of Karbon's runs; `null` for every other sender. */
  karbonOriginOf(sender: Sender): string | null;
}

type Sender = Pick<Runtime.MessageSender, 'id' | 'url' | 'frameId'>;

/** @param ownOrigin such as `chrome-extension://id`. */
export function createSenders(extensionId: string, ownOrigin: string): Senders {
  return {
    isOwnPage: ({ id, url }) => id === extensionId && originOf(url) === ownOrigin,
    karbonOriginOf: ({ id, url, frameId }) =>
      id === extensionId && frameId === 0
        ? (karbonOrigins.find((origin) => origin === originOf(url)) ?? null)
        : null,
  };
}

function originOf(url: string | undefined): string {
  if (!url || !URL.canParse(url)) return '';
  const { protocol, host } = new URL(url);
  // `origin` of an extension's address is `null` outside Chrome.
  return `${protocol}//${host}`;
}
