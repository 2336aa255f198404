/** How many keys and seals are being made on threads, where the event loop does not show them. */
let sealing = 0;

const sealers = ['encrypt', 'decrypt', 'generateKey', 'importKey', 'exportKey', 'deriveKey'] as const;

for (const name of sealers) {
  const make = crypto.subtle[name].bind(crypto.subtle) as (...args: readonly unknown[]) => Promise<unknown>;
  const counted = (...args: readonly unknown[]) => {
    sealing += 1;
    return make(...args).finally(() => {
      sealing -= 1;
    });
  };
  Object.defineProperty(crypto.subtle, name, { value: counted });
}

/** Whether anything goes on but what a timer or a test holds back. The database moves on by a turn of the event loop each. */
export function isUnderWay(): boolean {
  return sealing > 0 || process.getActiveResourcesInfo().includes('Immediate');
}
