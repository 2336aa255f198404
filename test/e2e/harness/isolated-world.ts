import type { CDPSession, Page } from 'playwright-core';

/** The world in which our content script runs in a page: what a test evaluates there has its rights and no others. */
export interface IsolatedWorld {
  /** Runs `work` there; what goes in and out must survive JSON. */
  evaluate<Input, Result>(work: (input: Input) => Result | Promise<Result>, input: Input): Promise<Result>;
  close(): Promise<void>;
}

/** Finds the extension's world in the page's top frame. */
export async function openIsolatedWorld(page: Page, extensionId: string): Promise<IsolatedWorld> {
  const session = await page.context().newCDPSession(page);
  const contextId = await findContext(session, `chrome-extension://${extensionId}`);
  return {
    async evaluate(work, input) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId,
        expression: `(${work.toString()})(${JSON.stringify(input)})`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) {
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      }
      return result.value;
    },
    close: () => session.detach(),
  };
}

async function findContext(session: CDPSession, origin: string): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const found = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === origin && context.auxData?.frameId === frameTree.frame.id) resolve(context.id);
    });
  });
  // Tells of every context that is there already.
  await session.send('Runtime.enable');
  return found;
}
