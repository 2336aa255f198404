import { useState } from 'preact/hooks';
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
  // What the user has not allowed is not ticked, whatever the box says by itself: it is drawn anew.
  const [, setAnswers] = useState(0);
  if (isOn === null) return null;
  const change = async (wanted: boolean) => {
    await (wanted ? switchPracticeManagementOn() : switchPracticeManagementOff());
    setAnswers((count) => count + 1);
  };
  return (
    <div>
      <CheckField
        label={m.connecting_practice_management()}
        isChecked={isOn}
        onChange={(wanted) => void change(wanted)}
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
