import type { PanelIntent } from '../../panel/panel-intent';
import type { FirmRows } from '../tie-out/rows';
import { type SampleState, withPlan, withTimerStarted, withTimerStopped, withUndo } from './sample-state';
import { bookableJob, matchOfPage, type SampleChoice, samplePage, sampleView } from './sample-view';

/** What a click in the panel makes of the sample. */
export interface Answer {
  readonly state: SampleState;
  readonly choice: SampleChoice;
  /** It is something that the sample doesn't have. */
  readonly isMissing: boolean;
}

/** Carries out in the sample what the panel asks for. What is shown afterwards is drawn from the answer. */
export function answer(
  { state, choice }: Omit<Answer, 'isMissing'>,
  rows: FirmRows,
  intent: PanelIntent,
  nowMs: number,
): Answer {
  const same = { state, choice, isMissing: false };
  switch (intent.type) {
    case 'fix': {
      const view = sampleView(state, rows, choice, nowMs);
      const wanted = JSON.stringify(intent.choice);
      const fix = view.availableFixes.find((each) => JSON.stringify(each.choice) === wanted);
      if (!fix) return same;
      const { runId } = intent;
      return { ...same, state: withPlan(state, { key: choice.key, runId, plan: fix.plan, nowMs }) };
    }
    case 'undo':
      return { ...same, state: withUndo(state, intent.of) };
    case 'startTimer': {
      const jobcodeId = bookableJob(matchOfPage(rows, samplePage(choice.key)));
      if (jobcodeId === null) return same;
      return { ...same, state: withTimerStarted(state, jobcodeId, clickOf(intent)) };
    }
    case 'stopTimer':
      return { ...same, state: withTimerStopped(state, clickOf(intent)) };
    case 'linkPerson': {
      const personLinks = new Map(state.personLinks);
      if (intent.karbonUserKey === null) personLinks.delete(intent.userId);
      else personLinks.set(intent.userId, intent.karbonUserKey);
      return { ...same, state: { ...state, personLinks } };
    }
    case 'setTour':
      return { ...same, state: { ...state, isTourDue: intent.isDue } };
    case 'setRange':
      return { ...same, choice: { ...choice, range: intent.range } };
    case 'showEntries':
      return { ...same, choice: { ...choice, entryCount: Math.max(choice.entryCount, intent.count) } };
    case 'refresh':
    case 'dismiss':
    case 'openOptions':
    case 'openHelp':
    // Changes nothing, and is read beside it.
    case 'readCustomer':
      return same;
    default:
      return { ...same, isMissing: true };
  }

  function clickOf({ runId, notes }: { readonly runId: string; readonly notes: string }) {
    const { client, item } = samplePage(choice.key);
    return { runId, notes, nowMs, title: item?.title ?? client.fullName };
  }
}
