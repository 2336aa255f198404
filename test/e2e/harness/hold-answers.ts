import type { Firm } from '../../firm/firm';
import { hosts } from './notices';

/** For faults that hold something back until the test lets it go. */
export function createGate(): { readonly held: Promise<void>; readonly release: () => void } {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release };
}

/** Every answer of these services waits until the function it returns is called; a test that fails must call it too. */
export function holdAnswers(firm: Firm, of: readonly string[] = Object.values(hosts)): () => void {
  const { held, release } = createGate();
  for (const host of of) {
    firm.faults.order({ host, times: Number.POSITIVE_INFINITY, fault: { hold: held } });
  }
  return () => {
    firm.faults.clear();
    release();
  };
}
