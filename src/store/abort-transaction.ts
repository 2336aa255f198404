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
  } catch (error) {
    // It has ended by itself.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
  // It ends with the error for which it is aborted, which the caller throws.
  await Promise.allSettled([transaction.done]);
}
