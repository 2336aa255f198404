import { useEffect, useRef, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import type { PlainError } from '../../messages/errors';
import type { Settings } from '../../messages/settings';
import type { PresetName, PresetView } from '../../messages/setup';
import { request } from '../request';
import { toPlainError, useQuery } from '../use-query';
import { errorSentence } from '../words';
import type { Saving } from './saved-note';

export interface SettingsState {
  /** `null` before they have been read. */
  readonly settings: Settings | null;
  readonly readError: PlainError | null;
  readonly saving: Saving;
  /** Whether the administrator has set it for everybody. */
  isLocked(name: PresetName): boolean;
  /** Shows `wanted` at once, and saves what of it is another. */
  change(wanted: Settings): void;
}

/**
 * The settings of this browser; every change is saved at once, one after the other.
 *
 * @param presets what an administrator has set; `null` before that is known.
 */
export function useSettings(presets: PresetView | null): SettingsState {
  const { value: stored, error: readError } = useQuery('settings.read');
  const [settings, setSettings] = useState<Settings | null>(null);
  const [end, setEnd] = useState<'saved' | PlainError | null>(null);
  const [field, touch] = useState<string | null>(null);
  const saves = useRef(Promise.resolve());
  // Another part of the page, or another page, may have changed some of them.
  useEffect(() => setSettings((mine) => stored ?? mine), [stored]);

  return {
    settings,
    readError,
    saving: { ...saidOf(end), field, touch },
    isLocked: (name) => presets?.locked.includes(name) === true,
    change: (wanted) => {
      if (!settings) return;
      setSettings(wanted);
      setEnd(null);
      saves.current = saves.current.then(() =>
        request('settings.save', { shown: settings, wanted }).then(
          () => setEnd('saved'),
          (error: unknown) => setEnd(toPlainError(error)),
        ),
      );
    },
  };
}

function saidOf(end: 'saved' | PlainError | null): Pick<Saving, 'text' | 'isTrouble'> {
  if (end === null) return { text: '', isTrouble: false };
  if (end === 'saved') return { text: m.options_saved(), isTrouble: false };
  return { text: errorSentence(end), isTrouble: true };
}
