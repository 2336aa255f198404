import { NamePath } from '../ui/name-path';
import type { Sentence } from './words';

export function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return (
    <>
      {sentence.map((part) =>
        typeof part === 'string' ? part : <NamePath key={part.join(':')} path={part} />,
      )}
    </>
  );
}
