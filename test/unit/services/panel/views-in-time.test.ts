import { expect, it } from 'vitest';
import { createFailures } from '../../../../src/services/failures';
import { createPanelSession, type SessionParts } from '../../../../src/services/panel/panel-session';
import { createChangeSignal } from '../../../../src/store/change-signal';
import { sampleView } from '../../panel/sample-view';
import { clientPage, workPage } from '../sample-records';

/** A panel's session whose views come when they are let, with what it has done in order. */
function openSession() {
  const done: string[] = [];
  const views: (() => void)[] = [];
  const late: (() => void)[] = [];
  const changes = createChangeSignal();
  const parts = {
    changes,
    failures: createFailures(),
    sync: { ensureFresh: async ({ page }: { page: { key: string } }) => void done.push(`asked ${page.key}`) },
    poller: { add: () => () => undefined, markActive: () => undefined },
    lastViews: { beginLook: () => () => undefined },
    resume: async () => undefined,
    readListed: async () => false,
    view: () => new Promise((drawn) => views.push(() => drawn(sampleView))),
    later(work: () => void) {
      late.push(work);
      return () => late.splice(late.indexOf(work), 1);
    },
  };
  const session = createPanelSession(parts as unknown as SessionParts, ({ type }) => done.push(type));
  const show = (page: typeof workPage | typeof clientPage) =>
    session.receive({
      state: { page, range: null, shownRange: null, entryCount: 20, isVisible: true },
      request: null,
    });
  return { done, views, late, changes, session, show };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

it('what is in the store is shown before anything is asked for, and no timer is left', async () => {
  const { done, views, late, show } = openSession();
  show(workPage);
  await soon();
  expect(done).toEqual([]);
  views.shift()?.();
  await soon();
  expect(done).toEqual(['view', `asked ${workPage.key}`]);
  expect(late).toEqual([]);
});

it('a view that takes long is not waited for', async () => {
  const { done, late, show } = openSession();
  show(workPage);
  for (const work of [...late]) work();
  await soon();
  expect(done).toEqual([`asked ${workPage.key}`]);
});

it('a page that was left before its first view asks for nothing', async () => {
  const { done, views, show } = openSession();
  show(workPage);
  show(clientPage);
  await drawAll(views);
  expect(done.filter((each) => each.startsWith('asked'))).toEqual([`asked ${clientPage.key}`]);
});

it('a burst of changes makes one view, which waits for the rest of them', async () => {
  const { views, late, changes, show } = openSession();
  show(workPage);
  await drawAll(views);
  for (const store of ['jobcodes', 'coverage', 'entries'] as const) changes.emit(store);
  expect([views, late].map(({ length }) => length)).toEqual([0, 1]);
  late.shift()?.();
  expect(views).toHaveLength(1);
  await drawAll(views);
  changes.emit('entries');
  expect(late).toHaveLength(1);
});

it('what is asked for meanwhile is drawn at once, and a panel that was closed is drawn no more', async () => {
  const { views, late, changes, session, show } = openSession();
  show(workPage);
  await drawAll(views);
  changes.emit('entries');
  show(clientPage);
  expect(views).toHaveLength(1);
  await drawAll(views);
  expect(late).toHaveLength(1);
  session.end();
  expect(late).toEqual([]);
});

/** Lets every view come that is being made, and what follows from it. */
async function drawAll(views: (() => void)[]): Promise<void> {
  while (views.length > 0) {
    views.shift()?.();
    await soon();
  }
}
