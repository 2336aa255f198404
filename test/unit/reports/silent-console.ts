import { afterEach, beforeEach, vi } from 'vitest';

/** What is reported in these tests is meant to be, and need not be read with their results. */
export function silenceConsole(): void {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.mocked(console.error).mockRestore();
  });
}
