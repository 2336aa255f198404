import type { Worker } from 'playwright-core';

/**
 * Notes in a fresh browser that its user has been shown round the panel: what journeys look at is the panel as it is on every day but the
 * first.
 */
export async function skipTour(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    const name = 'tieout';
    // The worker makes its database as soon as it is asked anything.
    while (!(await indexedDB.databases()).some((database) => database.name === name && database.version))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const writing = database.transaction('settings', 'readwrite');
        writing.objectStore('settings').put(['tour'], 'dismissedHints');
        writing.onerror = () => reject(writing.error);
        writing.oncomplete = () => {
          database.close();
          resolve();
        };
      };
    });
  });
}
