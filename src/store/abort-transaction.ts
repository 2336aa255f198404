/**
 * Ends a transaction in which something has failed, so that none of it is kept. What was refused before it became a request leaves
 * the transaction alive, and it would commit the rest.
 */
export async function abortTransaction(transaction: {
  abort(): void;
  readonly done: Promise<void>;
}): Promise<void> {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
  await transaction.done.catch(() => undefined);
}
