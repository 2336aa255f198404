import { useState } from 'preact/hooks';
import type { TimeAction } from '../../domain/time/time-change';
import type { PlainError } from '../../messages/errors';
import type { TimeOutcome, TimeRequest, TimeRunView } from '../../messages/time-tracking';
import { useMutation } from '../use-query';

/** A request as a button makes it; the click's own id is put to it. */
export type Wanted = DistributiveOmit<TimeRequest, 'runId'>;

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

const actionOf: Readonly<Record<TimeRequest['type'], TimeAction>> = {
  startTimer: 'start',
  stopTimer: 'stop',
  logTime: 'log',
  correctEntry: 'correct',
  deleteEntry: 'delete',
  moveEntry: 'correct',
  undoTime: 'undo',
};

const stateOf: Readonly<Record<TimeOutcome['kind'], TimeRunView['state']>> = {
  done: 'done',
  kept: 'waiting',
  unsettled: 'waiting',
  refused: 'failed',
  failed: 'failed',
};

export interface Asking {
  readonly isBusy: boolean;
  /** The worker could not be asked. */
  readonly error: PlainError | null;
  /** What is said of the last run: as the worker has it, or as it was asked for from here. */
  readonly run: TimeRunView | null;
  /**
   * Asks for one change of own time; nothing while another is asked for.
   *
   * @param title what it is about, by name @param onTaken called unless it was refused or has failed
   */
  ask(wanted: Wanted, jobcodeId: string | null, title: string, onTaken: () => void): void;
}

/** @param known the newest run that the worker knows @param onAnswer called when the worker has answered */
export function useAsking(known: TimeRunView | null, onAnswer: () => void): Asking {
  const [own, setOwn] = useState<TimeRunView | null>(null);
  const asking = useMutation();
  return {
    isBusy: asking.isBusy,
    error: asking.error,
    run: own === null || known?.id === own.id ? known : own,
    ask(wanted, jobcodeId, title, onTaken) {
      if (asking.isBusy) return;
      const request: TimeRequest = { ...wanted, runId: crypto.randomUUID() };
      const run: TimeRunView = {
        id: request.runId,
        action: actionOf[request.type],
        state: 'running',
        outcome: null,
        canUndo: false,
        title,
        atMs: Date.now(),
      };
      setOwn(run);
      asking.run('time.ask', { jobcodeId, request }, (outcome) => {
        const state = stateOf[outcome.kind];
        setOwn({ ...run, state, outcome });
        if (state !== 'failed') onTaken();
        onAnswer();
      });
    },
  };
}
