import type {
  BookablePlace,
  MyTimeView,
  TimeForm,
  TimeOutcome,
  TimeRequest,
  TimerView,
} from '../../messages/time-tracking';

/** Own time of the user that QuickBooks Time is connected as: what is running, what was tracked lately, and how it is changed. */
export interface TimeTracking {
  /**
   * Carries out what a person asks for: journaled before it is sent. Resolves when that is over or is kept for later; never rejects.
   *
   * @param jobcodeId what to start or log on; `null` where there is nothing to book on, or the request names its entry.
   */
  ask(request: TimeRequest, jobcodeId: string | null): Promise<TimeOutcome>;
  /** Goes on with what was left when the worker was stopped, or kept while QuickBooks Time could not be reached. */
  resume(): Promise<void>;
  /** One request that looks at own time where that was not done a moment ago; none where nobody may track. */
  look(isUserInitiated: boolean): Promise<void>;
  /** On a page of Karbon's. @param rootIds the jobcodes of the page; the first is the one to book on */
  timerView(rootIds: readonly string[]): Promise<TimerView | null>;
  mine(isUserInitiated: boolean): Promise<MyTimeView>;
  search(text: string): Promise<readonly BookablePlace[]>;
  form(jobcodeId: string): Promise<TimeForm>;
}
