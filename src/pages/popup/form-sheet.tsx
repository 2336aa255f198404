import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import type { TimeForm } from '../../messages/time-tracking';
import type { DraftProblem } from './entry-draft';
import { problemWords } from './words';

/** The name of the form field that a problem is in. */
export function fieldName(problem: DraftProblem): string {
  return problem.part === 'field' ? `field ${problem.id}` : problem.part;
}

interface FormSheetProps {
  readonly title: ComponentChildren;
  readonly form: TimeForm;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  /** Sends what was entered, or says what keeps it from being sent. */
  readonly submit: () => DraftProblem | null;
  readonly onClose: () => void;
  readonly children: (wrong: DraftProblem | null) => ComponentChildren;
}

/** A form in place of the lists. Enter sends it and Escape leaves it, not the popup; what is wrong is announced and has the focus. */
export function FormSheet({ title, form, submitLabel, isBusy, submit, onClose, children }: FormSheetProps) {
  const element = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<DraftProblem | null>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    // The day is most often today.
    const first = element.current?.querySelector<HTMLElement>('[name="amount"]');
    (first ?? element.current?.querySelector<HTMLElement>('input, select'))?.focus();
  }, []);
  useLayoutEffect(() => {
    if (!wrong) return;
    element.current?.querySelector<HTMLElement>(`[name="${CSS.escape(fieldName(wrong))}"]`)?.focus();
  }, [wrong]);
  return (
    <form
      class="sheet"
      ref={element}
      noValidate
      aria-labelledby={titleId}
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) setWrong(submit());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children(wrong)}
      <p class="problem" role="alert">
        {wrong && problemWords(wrong, form)}
      </p>
      <div class="actions">
        <button type="submit" class="primary" disabled={isBusy}>
          {submitLabel}
        </button>
        <button type="button" onClick={onClose}>
          {m.common_cancel()}
        </button>
      </div>
    </form>
  );
}
