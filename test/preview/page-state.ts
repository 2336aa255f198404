import { askedState, found, markReady, pressAll, setClock, settled } from './asked-state';
import { setAnswers, setStored, withholdAccess } from './fake-browser';
import type { PageState } from './options-states';

/** As in a browser that prefers dark: to styles, and to scripts that ask. */
function showDark(): void {
  document.documentElement.style.colorScheme = 'dark';
  const asked = matchMedia.bind(globalThis);
  globalThis.matchMedia = (query) => asked(query.includes('prefers-color-scheme: dark') ? 'all' : query);
}

/** Draws an extension page in the state that the address asks for. @param load runs the page's own entry */
export async function openPageState(
  states: Readonly<Record<string, PageState>>,
  load: () => Promise<unknown>,
): Promise<void> {
  setClock();
  const {
    answers,
    hash,
    press,
    at,
    isDark = false,
    isAccessWithheld = false,
    stored = {},
  } = askedState(states);
  if (isDark) showDark();
  // Before the page is loaded, and without an event.
  if (hash !== undefined) history.replaceState(null, '', `#${hash}`);
  setAnswers(answers);
  setStored(stored);
  withholdAccess(isAccessWithheld);
  await load();
  await pressAll(document, press);
  await settled();
  if (at) (await found(document, at)).scrollIntoView();
  markReady();
}
