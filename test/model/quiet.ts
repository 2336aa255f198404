const mostTurns = 100_000;

/**
 * Resolves once nothing is under way any more: no turn of the event loop is waited for but this one's own. Holds only where
 * nothing waits for threads, sockets or timers, as in an office with a vault that seals nothing over a firm without the wire.
 */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    const waiting = process.getActiveResourcesInfo();
    if (!waiting.includes('Immediate') && !waiting.includes('Timeout')) return;
  }
  throw new Error('it never becomes quiet');
}
