/** Puts into the worker's script what tells its code from any other: what was made by other code, by whose rules names are read, is made anew. */
import { createHash } from 'node:crypto';

/** What stands in its place until then (src/background/build-services.ts). */
export const stampPlace = '__TIEOUT_CODE_STAMP__';

/** The code with the stamp of itself. Throws where it has no place for one: names would then go by the rules of an earlier Tieout. */
export function withStamp(code) {
  const parts = code.split(stampPlace);
  if (parts.length !== 2)
    throw new Error(`The worker's script has ${parts.length - 1} places for its stamp.`);
  return parts.join(createHash('sha256').update(code).digest('hex').slice(0, stampPlace.length));
}

/** Vite's plugin for the bundle of the worker. */
export function codeStamp() {
  return {
    name: 'code-stamp',
    generateBundle(_options, files) {
      for (const file of Object.values(files)) if (file.isEntry) file.code = withStamp(file.code);
    },
  };
}
