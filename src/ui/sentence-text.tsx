import type { Sentence } from '../i18n/sentence';
import { NamePath } from './name-path';

export function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return (
    <>
      {sentence.map((part) =>
        typeof part === 'string' ? part : <NamePath key={part.join(':')} path={part} />,
      )}
    </>
  );
}
