import browser, { type Runtime } from 'webextension-polyfill';
import { claimAnswer, claimQuestion } from '../messages/claim';
import { reportUnexpected } from '../reports/report-unexpected';

/** The one door to the browser for code in Karbon's page. */
export interface Extension {
  readonly id: string;
  readonly version: string;
  /** `false` once this copy has been updated, switched off or removed under the open page (extension-platform.md 5). */
  isAlive(): boolean;
  /** @throws when the copy is no longer alive. */
  connect(name: string): Runtime.Port;
  /** Whether the extension of this id is installed and says that it is another copy of Tieout. */
  isTieout(id: string): Promise<boolean>;
}

/** An extension that cannot be asked in this time is not there. */
const answerWithinMs = 2_000;
/** What the browser says of an extension that does not exist, or does not answer. */
const nobodyListens = /Receiving end does not exist|message port closed/;

export function createExtension(): Extension {
  return {
    id: browser.runtime.id,
    version: browser.runtime.getManifest().version,
    isAlive: () => browser.runtime?.id !== undefined,
    connect: (name) => browser.runtime.connect({ name }),
    async isTieout(id) {
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), answerWithinMs));
      try {
        const answer: unknown = await Promise.race([browser.runtime.sendMessage(id, claimQuestion), late]);
        return answer === claimAnswer;
      } catch (error) {
        if (!nobodyListens.test(String(error))) reportUnexpected(error, 'asking for another copy');
        return false;
      }
    },
  };
}
