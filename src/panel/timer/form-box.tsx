import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { Button } from '../../ui/button';
import { useBoxFocus } from './use-box-focus';

/** What is wrong with what was entered, and the name of the field that it is in. */
export interface FormError {
  readonly field: string;
  readonly text: string;
}

export interface FormBoxProps {
  readonly title: ComponentChildren;
  readonly submitLabel: ComponentChildren;
  /** The worker has been asked: nothing is sent twice. */
  readonly isAwaited: boolean;
  /** Sends what was entered, or says what is wrong with it. */
  readonly submit: () => FormError | null;
  readonly close: () => void;
  /** Beside the buttons. */
  readonly aside?: ComponentChildren;
  /** @param wrong the name of the field with the error */
  readonly children: (wrong: string | undefined) => ComponentChildren;
}

/** A form that is unfolded in place: Enter sends it, an error is announced and its field has the focus. */
export function FormBox({ title, submitLabel, isAwaited, submit, close, aside, children }: FormBoxProps) {
  const form = useBoxFocus<HTMLFormElement>();
  const [error, setError] = useState<FormError | null>(null);
  useLayoutEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(error.field)}"]`)?.focus();
  }, [error]);
  return (
    <form
      class="box time-form"
      noValidate
      aria-busy={isAwaited}
      onSubmit={(event) => event.preventDefault()}
      ref={form}
    >
      <h3>{title}</h3>
      {children(error?.field)}
      <p class="error" role="alert">
        {error?.text}
      </p>
      <p class="buttons">
        {/* Writes need a click on a button; Enter in a field comes to one on this. */}
        <button type="submit" class="button primary" onClick={() => !isAwaited && setError(submit())}>
          {submitLabel}
        </button>
        <Button onClick={close}>{m.fix_cancel()}</Button>
        {aside}
      </p>
    </form>
  );
}
