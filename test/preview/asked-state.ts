import { sampleNow } from '../unit/panel/sample-view';

const asked = new URLSearchParams(location.search);

/** The state that the address asks for. Throws where there is none of that name. */
export function askedState<State>(states: Readonly<Record<string, State>>): State {
  const name = asked.get('state') ?? '';
  const state = states[name];
  if (!state) throw new Error(`There is no state "${name}".`);
  return state;
}

/** Sets the clock to the moment of the fixtures, and lets it stand still there for pictures (`&still`). */
export function setClock(): void {
  const now = asked.has('still') ? () => sampleNow : () => sampleNow + performance.now();
  Date.now = now;
}

/** Presses what a state is to have pressed, as soon as each is there. */
export async function pressAll(root: ParentNode, selectors: readonly string[] = []): Promise<void> {
  for (const selector of selectors) (await found(root, selector)).click();
}

/** The first element of the selector, once it is drawn. */
export async function found(root: ParentNode, selector: string): Promise<HTMLElement> {
  for (;;) {
    const element = root.querySelector<HTMLElement>(selector);
    if (element) return element;
    await new Promise(requestAnimationFrame);
  }
}

/** Ends once the page has kept its height for some frames: the answers have been drawn. */
export async function settled(): Promise<void> {
  let height = 0;
  let quietFrames = 0;
  while (quietFrames < 10) {
    await new Promise(requestAnimationFrame);
    const { scrollHeight } = document.documentElement;
    quietFrames = scrollHeight === height ? quietFrames + 1 : 0;
    height = scrollHeight;
  }
}

/** For whoever takes pictures: nothing more is going to be pressed. */
export function markReady(): void {
  document.documentElement.dataset.ready = '';
}
