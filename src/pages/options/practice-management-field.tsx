import { m } from '../../i18n/compiled/messages';
import {
  switchPracticeManagementOff,
  switchPracticeManagementOn,
  usePracticeManagement,
} from '../practice-management';
import { CheckField } from './fields';

/** For firms that have Karbon from Intuit, under another address, which the browser asks its user to allow. */
export function PracticeManagementField() {
  const isOn = usePracticeManagement();
  if (isOn === null) return null;
  return (
    <div>
      <CheckField
        label={m.connecting_practice_management()}
        isChecked={isOn}
        onChange={(wanted) => (wanted ? switchPracticeManagementOn() : switchPracticeManagementOff())}
      />
      <p class="hint">{m.connecting_practice_management_hint()}</p>
    </div>
  );
}

export function PracticeManagementSection() {
  return (
    <section class="card" aria-labelledby="practice-management-title">
      <h2 id="practice-management-title">{m.connecting_practice_management_title()}</h2>
      <PracticeManagementField />
    </section>
  );
}
