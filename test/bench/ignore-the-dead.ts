import { quiet } from '../model/quiet';

/**
 * Does `work`, and meanwhile lets pass what a worker meets that was killed: a closed database, of which nobody is left to be told.
 * Anything else that nobody has caught ends the bench.
 */
export async function ignoringTheDead<Value>(work: () => Promise<Value>): Promise<Value> {
  const judge = (error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  };
  process.on('unhandledRejection', judge);
  try {
    return await work();
  } finally {
    await quiet();
    process.off('unhandledRejection', judge);
  }
}
