import type { PlainError } from '../../src/messages/errors';
import { pagesOf, practiceManagementOrigin } from '../../src/messages/karbon-origins';
import type { PageApi, PageApiMethod, PageApiReply, PageApiRequest } from '../../src/messages/page-api';

/** What the worker is to answer to each request; one that is not named gets no answer, so that its page goes on waiting. */
export type Answers = {
  readonly [Name in PageApiMethod]?: PageApi[Name]['reply'] | { readonly refused: PlainError };
};

let answers: Answers = {};

let isAccessWithheld = false;

let stored: Readonly<Record<string, unknown>> = {};

/** What pages have kept in the browser's own storage. */
export function setStored(next: Readonly<Record<string, unknown>>): void {
  stored = next;
}

/** Whether the browser keeps the extension from the sites that it asks for. */
export function withholdAccess(isWithheld: boolean): void {
  isAccessWithheld = isWithheld;
}

export function setAnswers(next: Answers): void {
  answers = next;
}

function replyTo(name: PageApiMethod): Promise<PageApiReply<PageApiMethod>> {
  const answer = answers[name];
  if (answer === undefined) return new Promise(() => undefined);
  if (typeof answer === 'object' && answer !== null && 'refused' in answer)
    return Promise.resolve({ ok: false, error: answer.refused });
  return Promise.resolve({ ok: true, value: answer });
}

/** Stands where `webextension-polyfill` is in the extension: a worker that answers with fixtures and never says that anything changed. */
export default {
  runtime: {
    getManifest: () => ({
      version: 'preview',
      host_permissions: ['https://app2.karbonhq.com/*', 'https://rest.tsheets.com/*'],
    }),
    sendMessage: ({ request }: PageApiRequest) => replyTo(request),
    onMessage: { addListener: () => undefined, removeListener: () => undefined },
  },
  // It remembers nothing: each state begins anew.
  storage: {
    local: {
      get: async () => stored,
      set: async () => undefined,
      onChanged: { addListener: () => undefined, removeListener: () => undefined },
    },
  },
  permissions: {
    // What is optional is not switched on.
    contains: async ({ origins }: { readonly origins: readonly string[] }) =>
      !isAccessWithheld && !origins.includes(pagesOf(practiceManagementOrigin)),
    request: async () => false,
    remove: async () => false,
    onAdded: { addListener: () => undefined, removeListener: () => undefined },
    onRemoved: { addListener: () => undefined, removeListener: () => undefined },
  },
};
