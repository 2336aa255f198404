import { createDirectFirm, type DirectFirm } from '../office/direct-firm';
import { connectOffice, type Desk, type Moment, type Office, openOffice } from '../office/office';
import { compareLists, listsOf } from './lists';
import type { PlanShape } from './shapes';

/** How one click went, with or without a kill in the middle. */
export interface Outcome {
  readonly lists: readonly string[];
  /** What the panel says at the end. */
  readonly verdict: string;
  readonly run: string;
}

/** One life after another over the same store and firm. */
interface Scene {
  readonly firm: DirectFirm;
  /** Before anything was clicked. */
  readonly lists: readonly string[];
  readonly database: string;
  readonly first: Office;
  readonly desk: Desk;
}

export interface UndisturbedRun extends Outcome {
  /** The moments of the run, in order, at each of which a kill could come. */
  readonly moments: readonly Moment[];
  /** Requests of the run itself. */
  readonly requests: readonly string[];
  /** What stood in the lists before the click that was undone, and stands there no more. */
  readonly notBroughtBack: readonly string[];
}

export interface KilledRun extends Outcome {
  readonly duplicates: readonly string[];
  readonly lost: readonly string[];
  /** What the panel says that is not so; empty where it tells the truth. */
  readonly untruths: readonly string[];
}

const runId = 'run-of-the-click';
const undoId = 'run-of-the-undo';
let scenes = 0;

/** The click applied with nobody in the way. */
export async function runUndisturbed(shape: PlanShape): Promise<UndisturbedRun> {
  const moments: Moment[] = [];
  let isCounting = false;
  const scene = await setTheScene(shape, (moment) => {
    if (isCounting) moments.push(moment);
    return false;
  });
  const askedBefore = scene.firm.asked.length;
  isCounting = true;
  await click(scene.desk, shape);
  const outcome = await end(scene.desk, scene.firm, shape);
  isCounting = false;
  scene.first.kill();
  const notBroughtBack = shape.isUndo ? compareLists(outcome.lists, scene.lists).missing : [];
  return { ...outcome, moments, requests: scene.firm.asked.slice(askedBefore), notBroughtBack };
}

/** The same click, the worker being killed at the moment of that number, then revived as the browser would. */
export async function runKilledAt(shape: PlanShape, at: number, should: Outcome): Promise<KilledRun> {
  let count = -1;
  let isClicked = false;
  let die: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const scene = await setTheScene(shape, () => {
    if (!isClicked) return false;
    count += 1;
    if (count !== at) return false;
    die();
    return true;
  });
  isClicked = true;
  const request = requestOf(scene.desk, shape);
  const clicked = click(scene.desk, shape).catch(() => undefined);
  await Promise.race([death, clicked.then(() => scene.desk.until(isOver(shape)).catch(() => undefined))]);
  scene.first.kill();

  const second = await openOffice(scene.firm, { database: scene.database });
  const desk = second.open(shape.page(scene.firm));
  await desk.until(({ matchStatuses, isRefreshing }) => matchStatuses !== null && !isRefreshing);
  // The content script asks again for what it has had no answer to.
  const id = shape.isUndo ? undoId : runId;
  if (!scene.desk.answers.some((answer) => answer.type === 'fix' && answer.runId === id)) {
    desk.ask(request);
  }
  const outcome = await end(desk, scene.firm, shape);
  second.kill();
  const { tooMany, missing } = compareLists(outcome.lists, should.lists);
  const untruths = [
    ...(outcome.verdict === should.verdict ? [] : [`says ${outcome.verdict}, not ${should.verdict}`]),
    ...(outcome.run === should.run ? [] : [`calls the run ${outcome.run}, not ${should.run}`]),
  ];
  return { ...outcome, duplicates: tooMany, lost: missing, untruths };
}

async function setTheScene(shape: PlanShape, killAt: (moment: Moment) => boolean): Promise<Scene> {
  scenes += 1;
  const database = `kill ${scenes}`;
  const firm = createDirectFirm();
  shape.prepare?.(firm);
  const first = await openOffice(firm, { database, killAt });
  if (shape.settings) {
    const { settings } = first.services.pageApi;
    const shown = await settings.read();
    await settings.save({ shown, wanted: { ...shown, ...shape.settings(firm) } });
  }
  await connectOffice(firm, first, { isWithQuickbooks: shape.isWithQuickbooks ?? true });
  const lists = listsOf(firm.state);
  const desk = first.open(shape.page(firm));
  await desk.until(({ availableFixes, isRefreshing }) => availableFixes.length > 0 && !isRefreshing);
  if (shape.isUndo) {
    await desk.press(shape.choose(desk.view()), runId);
    await desk.until(({ run }) => run?.state === 'done');
  }
  // A firm's clock that stands still would give every stamp the same second.
  firm.clock.advance(20_000);
  return { firm, lists, database, first, desk };
}

/** What the content script asks for: where something is undone, the choice may be offered no more. */
function requestOf(desk: Desk, shape: PlanShape): Parameters<Desk['ask']>[0] {
  if (shape.isUndo) return { type: 'undo', runId: undoId, of: runId };
  return { type: 'fix', runId, choice: shape.choose(desk.view()), planId: offeredPlanId(desk, shape) };
}

function offeredPlanId(desk: Desk, shape: PlanShape): string {
  const wanted = JSON.stringify(shape.choose(desk.view()));
  return desk.view().availableFixes.find(({ choice }) => JSON.stringify(choice) === wanted)?.plan.id ?? '';
}

async function click(desk: Desk, shape: PlanShape): Promise<void> {
  const outcome = shape.isUndo
    ? await desk.undo(runId, undoId)
    : await desk.press(shape.choose(desk.view()), runId);
  if (outcome.kind !== 'begun') throw new Error(`the click came to ${JSON.stringify(outcome)}`);
}

function isOver(shape: PlanShape) {
  const id = shape.isUndo ? undoId : runId;
  return ({ run }: ReturnType<Desk['view']>) =>
    run?.id === id && run.state !== 'running' && run.state !== 'waiting';
}

async function end(desk: Desk, firm: DirectFirm, shape: PlanShape): Promise<Outcome> {
  const view = await desk.until(isOver(shape));
  const settled = await desk.until((each) => isOver(shape)(each) && !each.isRefreshing);
  return {
    lists: listsOf(firm.state),
    verdict: JSON.stringify(settled.verdict),
    run: `${view.run?.state} ${view.run?.steps.map(({ state }) => state).join()}`,
  };
}
