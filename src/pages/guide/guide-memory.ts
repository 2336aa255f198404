import browser from 'webextension-polyfill';
import { type GuideRole, type StepId, stepsOf } from './steps';

/** What the user has said on the guide: all else follows from what is connected. */
export interface GuideMemory {
  /** `null` before it was chosen. */
  readonly role: GuideRole | null;
  readonly ticked: ReadonlySet<StepId>;
}

const itemName = 'guide';
const roles = Object.keys(stepsOf) as readonly GuideRole[];
const steps: readonly StepId[] = Object.values(stepsOf).flat();

/** Goes with *Remove everything*, as all of this storage does. */
export function saveGuideMemory({ role, ticked }: GuideMemory): Promise<void> {
  return browser.storage.local.set({ [itemName]: { role, ticked: [...ticked] } });
}

/** What an earlier Tieout may have kept and this one does not know is left out. */
export async function readGuideMemory(): Promise<GuideMemory> {
  const kept: unknown = (await browser.storage.local.get(itemName))[itemName];
  const { role, ticked } = (typeof kept === 'object' ? (kept ?? {}) : {}) as Record<string, unknown>;
  return {
    role: roles.find((each) => each === role) ?? null,
    ticked: new Set(steps.filter((step) => Array.isArray(ticked) && ticked.includes(step))),
  };
}
