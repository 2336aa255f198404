import { reportUnexpected } from '../../reports/report-unexpected';
import type { Store } from '../../store/store';
import type { ManagedPolicy } from './managed-policy';
import { ownSettings, presetSettings } from './preset-settings';

/** The store, where settings are read as the policy has them; what the user has chosen stays beneath. */
export function withPolicy(store: Store, policy: ManagedPolicy): Store {
  const { settings } = store;
  // Kept once more as they are: whatever depends on settings is told, and names are looked for anew.
  policy.onChanged(() => {
    settings
      .read()
      .then(settings.save)
      .catch((error: unknown) => reportUnexpected(error, 'taking over a policy'));
  });
  const read = async () =>
    presetSettings(await settings.read(), (await policy.current()).setup, await settings.chosen());
  return {
    ...store,
    settings: {
      ...settings,
      read,
      async save(wanted) {
        const { setup } = await policy.current();
        const own = ownSettings(await settings.read(), { shown: await read(), wanted, setup });
        const before = await settings.chosen();
        const left: readonly string[] = own.left;
        const chosen = [...new Set([...before, ...own.chosen])].filter((name) => !left.includes(name));
        if (chosen.join() !== before.join()) await settings.noteChosen(chosen);
        await settings.save(own.settings);
      },
    },
  };
}
