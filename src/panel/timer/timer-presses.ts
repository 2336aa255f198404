import { type Details, lastDetails, missingIn } from '../../domain/time/entry-details';
import { likelyEnd, type WallClock } from '../../domain/time/wall-clock';
import type { RunningTimer, TimerView } from '../../messages/time-tracking';
import { nameWords } from '../../ui/time/words';
import { askTime, isAwaited, runningDetails, type TimerParts, toggleBox } from './time-intents';

/* What the timer's buttons and their keys do: at once where nothing has to be entered, else by unfolding a form. */

/** Whether time can be booked on this page at all; where it would strand, it can after a warning. */
export function canBook({ obstacle }: TimerView): boolean {
  return obstacle === null || obstacle === 'notInQuickbooks';
}

/** Whether what is running has to be corrected before anything else starts. */
export function hasToBeCorrected({ running, mayManage }: TimerView): boolean {
  return running?.isForgotten === true && mayManage;
}

export function canStart(timer: TimerView): boolean {
  return canBook(timer) && !timer.isHere && !hasToBeCorrected(timer);
}

/** Whether what is running cannot be stopped before something is entered. Fields are known of this page's job alone. */
export function isStopAsking(timer: TimerView): boolean {
  const missing = missingIn(timer.form, runningDetails(timer));
  return missing.note || (timer.isHere && missing.fields.length > 0);
}

/** Starts here, and stops what runs elsewhere. */
export function start(parts: TimerParts, { notes, fields }: Details): void {
  const { timer, view } = parts;
  const runId = crypto.randomUUID();
  const stops = timer.running?.entry.id ?? null;
  askTime(parts, { type: 'startTimer', runId, stops, notes, fields }, view.subject.title);
}

/** As pressed: what has to be said or entered first comes first. @param isWarned that time would strand has been said */
export function pressStart(parts: TimerParts, isWarned = false): void {
  const { timer } = parts;
  const details = lastDetails(timer.form);
  if (timer.running !== null && isStopAsking(timer)) toggleBox(parts, { kind: 'stop' });
  else if (timer.obstacle === 'notInQuickbooks' && !isWarned) toggleBox(parts, { kind: 'strands' });
  else if (missingIn(timer.form, details).fields.length > 0) toggleBox(parts, { kind: 'start' });
  else start(parts, details);
}

/** Stops what is running. @param endedAt when it really ended; `null` for now */
export function stop(parts: TimerParts, details: Details, endedAt: WallClock | null): void {
  const { running } = parts.timer;
  if (running === null) return;
  const { id: entryId, path } = running.entry;
  askTime(
    parts,
    { type: 'stopTimer', runId: crypto.randomUUID(), entryId, endedAt, ...details },
    nameWords(path),
  );
}

export function pressStop(parts: TimerParts, endedAt: WallClock | null = null): void {
  const { timer } = parts;
  if (isStopAsking(timer) || (endedAt === null && hasToBeCorrected(timer)))
    toggleBox(parts, { kind: 'stop' });
  else stop(parts, runningDetails(timer), endedAt);
}

/** When a forgotten timer is likely to have ended. @param nowMs on QuickBooks Time's clock */
export function guessedEnd({ entry }: RunningTimer, { timeZone }: TimerView, nowMs: number): WallClock {
  return likelyEnd(entry.startMs, nowMs, timeZone);
}

export function undoRun(parts: TimerParts, of: string, title: string): void {
  askTime(parts, { type: 'undoTime', runId: crypto.randomUUID(), of }, title);
}

function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** Folds away what is unfolded. What the worker was asked for goes on. */
export function closeBox({ intent, actions }: TimerParts): void {
  actions.setTimeIntent({ box: null, asked: isAwaited(intent) ? intent.asked : null });
}

/** Escape, and the letters that stand for a button while the focus is in the panel and in no field. */
export function pressKey(event: KeyboardEvent, parts: TimerParts): void {
  const { key, ctrlKey, metaKey, altKey, repeat, target } = event;
  if (ctrlKey || metaKey || altKey || repeat) return;
  const { timer, intent } = parts;
  if (key === 'Escape' && intent.box !== null && isWithin(target, '.timer, .own-entries, .entries'))
    closeBox(parts);
  if (isWithin(target, 'input, select, textarea, [role=menu]')) return;
  if (key === 's') {
    if (timer.running !== null && (timer.isHere || !canBook(timer))) pressStop(parts);
    else if (canStart(timer)) pressStart(parts);
    else return;
  } else if (key === 'l') {
    if (!timer.mayManage || !canBook(timer)) return;
    toggleBox(parts, { kind: 'log' });
  } else if (key === '?') {
    toggleBox(parts, { kind: 'shortcuts' });
  } else {
    return;
  }
  event.preventDefault();
}
