import type { Ref } from 'preact';
import { useId } from 'preact/hooks';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly setValue: (text: string) => void;
  readonly field?: Ref<HTMLInputElement>;
}

/** A field that a list is searched by, as it is typed in. */
export function SearchField({ label, value, setValue, field = null }: SearchFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        ref={field}
        type="search"
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={(event) => setValue(event.currentTarget.value)}
      />
    </div>
  );
}
