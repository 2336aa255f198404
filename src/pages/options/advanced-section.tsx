import { PassphraseSection } from './passphrase-section';
import { PracticeManagementSection } from './practice-management-field';
import { KarbonLimit } from './settings-section';
import { SetupSection } from './setup/setup-section';
import type { SettingsState } from './use-settings';

interface AdvancedSectionProps {
  readonly settings: SettingsState;
  /** The passphrase is asked for above all sections. */
  readonly isLocked: boolean;
  /** A setup was read from a file. */
  readonly onRead: () => void;
}

/** What most firms never change: the passphrase, setting up colleagues, Karbon's limit and its other address. */
export function AdvancedSection({ settings, isLocked, onRead }: AdvancedSectionProps) {
  return (
    <>
      {!isLocked && <PassphraseSection />}
      <SetupSection onRead={onRead} />
      <KarbonLimit state={settings} />
      <PracticeManagementSection />
    </>
  );
}
