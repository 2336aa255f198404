import { afterEach, beforeEach, type MockInstance, vi } from 'vitest';

/** What is reported in these tests is meant to be, and need not be read with their results. */
export function silenceConsole(): void {
  let silenced: MockInstance<typeof console.error>;
  beforeEach(() => {
    silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => silenced.mockRestore());
}
