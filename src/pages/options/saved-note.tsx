import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What becomes of fields whose every change is saved at once. */
export interface Saving {
  /** The field that was changed last; `null` before any was. */
  readonly field: string | null;
  /** What there is to say of that change: that it is saved, or why it isn't; `''` while it is on its way. */
  readonly text: string;
  readonly isTrouble: boolean;
  /** A field is being changed. */
  touch(field: string): void;
}

const SavingContext = createContext<Saving | null>(null);

interface FieldsProps {
  readonly children: ComponentChildren;
}

/** Fields that are saved at once: what became of the last change stands beside the field that it was made in. */
export function SavedFields({ saving, children }: FieldsProps & { readonly saving: Saving }) {
  return <SavingContext.Provider value={saving}>{children}</SavingContext.Provider>;
}

/** Fields among those that nothing is saved of. */
export function FieldsToTry({ children }: FieldsProps) {
  return <SavingContext.Provider value={null}>{children}</SavingContext.Provider>;
}

/**
 * What a field needs for it: `touch`, to be called at each change, and `note`, to be drawn beside it. `note` is `null` where nothing is saved at once, as in a form.
 *
 * @param field an id of the field's own.
 */
export function useSavedNote(field: string): { touch: () => void; note: ComponentChildren } {
  const saving = useContext(SavingContext);
  if (!saving) return { touch: () => undefined, note: null };
  const isMine = saving.field === field;
  return {
    touch: () => saving.touch(field),
    note: (
      <p class={isMine && saving.isTrouble ? 'problem' : 'saved'} role="status">
        {isMine ? saving.text : ''}
      </p>
    ),
  };
}
