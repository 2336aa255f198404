import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { CopyButton } from '../copy-button';
import { useSavedNote } from './saved-note';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Hidden while typed, as a password is. */
  readonly isSecret?: boolean;
  /** What is wrong with the value, or `''`. */
  readonly problem?: string;
}

export function TextField({ label, value, onInput, isSecret = false, problem = '' }: TextFieldProps) {
  const id = useId();
  const shared = {
    id,
    autocomplete: 'off',
    spellcheck: false,
    value,
    'aria-invalid': problem !== '',
    'aria-describedby': `${id}-problem`,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isSecret ? <input type="password" {...shared} /> : <input type="text" {...shared} />}
      {problem && (
        <p id={`${id}-problem`} class="problem">
          {problem}
        </p>
      )}
    </div>
  );
}

interface LockableProps {
  /** The administrator has set it for everybody. */
  readonly isLocked?: boolean;
}

/** Why a field cannot be changed. */
function LockNote() {
  return <p class="hint">{m.setup_locked()}</p>;
}

interface SelectFieldProps<Value extends string> extends LockableProps {
  readonly label: string;
  readonly value: Value;
  readonly choices: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

export function SelectField<Value extends string>({
  label,
  value,
  choices,
  onChange,
  isLocked = false,
}: SelectFieldProps<Value>) {
  const id = useId();
  const saved = useSavedNote(id);
  const values = Object.keys(choices) as Value[];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        disabled={isLocked}
        value={value}
        onChange={(event) => {
          const chosen = values.find((candidate) => candidate === event.currentTarget.value);
          if (chosen === undefined) return;
          saved.touch();
          onChange(chosen);
        }}
      >
        {values.map((choice) => (
          <option key={choice} value={choice} selected={choice === value}>
            {choices[choice]}
          </option>
        ))}
      </select>
      {isLocked ? <LockNote /> : saved.note}
    </div>
  );
}

interface CheckFieldProps extends LockableProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

export function CheckField({ label, isChecked, onChange, isLocked = false }: CheckFieldProps) {
  const { touch, note } = useSavedNote(useId());
  const box = (
    <label class="check">
      <input
        type="checkbox"
        disabled={isLocked}
        checked={isChecked}
        onChange={(event) => {
          touch();
          onChange(event.currentTarget.checked);
        }}
      />
      <span>
        {label} {isLocked && <LockNote />}
      </span>
    </label>
  );
  if (note === null) return box;
  return (
    <div class="check-field">
      {box}
      {note}
    </div>
  );
}

interface RadioFieldProps<Value extends string> extends LockableProps {
  readonly legend: string;
  readonly isLegendHidden?: boolean;
  readonly value: Value;
  readonly choices: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

/** One of a few choices that want a whole sentence each. */
export function RadioField<Value extends string>({
  legend,
  isLegendHidden = false,
  value,
  choices,
  onChange,
  isLocked = false,
}: RadioFieldProps<Value>) {
  const name = useId();
  const saved = useSavedNote(name);
  return (
    <fieldset class="choice" disabled={isLocked}>
      <legend class={isLegendHidden ? 'visually-hidden' : ''}>{legend}</legend>
      {(Object.keys(choices) as Value[]).map((choice) => (
        <label key={choice} class="check">
          <input
            type="radio"
            name={name}
            checked={choice === value}
            onChange={() => {
              saved.touch();
              onChange(choice);
            }}
          />
          <span>{choices[choice]}</span>
        </label>
      ))}
      {isLocked ? <LockNote /> : saved.note}
    </fieldset>
  );
}

/** An address to be pasted elsewhere, with a button that copies it. */
function CopyAddress({ address }: { readonly address: string }) {
  return (
    <span class="copy">
      <code>{address}</code>
      <CopyButton label={m.pages_copy()} text={() => address} />
    </span>
  );
}

/** Numbered instructions; the redirect address stands below the step it belongs to. */
export function Steps({
  steps,
  redirectStep,
  redirectAddress,
}: {
  readonly steps: readonly string[];
  readonly redirectStep?: number;
  readonly redirectAddress?: string;
}) {
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li key={step}>
          {step}
          {index === redirectStep && redirectAddress && <CopyAddress address={redirectAddress} />}
        </li>
      ))}
    </ol>
  );
}

/** A question that must be answered before something is forgotten or undone. */
export function Confirm({
  question,
  children,
  yes,
  no = m.pages_keep(),
  isBusy,
  onYes,
  onNo,
}: {
  readonly question: string;
  /** What it is about, where the question alone does not say it. */
  readonly children?: ComponentChildren;
  readonly yes: ComponentChildren;
  readonly no?: ComponentChildren;
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  return (
    <fieldset class="confirm">
      <legend class="visually-hidden">{question}</legend>
      <p>{question}</p>
      {children}
      <div class="actions">
        <button type="button" class="danger" disabled={isBusy} onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="quiet" disabled={isBusy} onClick={onNo}>
          {no}
        </button>
      </div>
    </fieldset>
  );
}
