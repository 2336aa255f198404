import { useState } from 'preact/hooks';
import { copyText } from '../ui/copy-text';
import { commonWords } from './words';

interface CopyButtonProps {
  readonly label: string;
  /** Says more than the label to those who hear it without what stands around it. */
  readonly name?: string;
  readonly isQuiet?: boolean;
  readonly text: () => string | Promise<string>;
  /** Called where it is in the clipboard. */
  readonly onCopied?: () => void;
}

/** Copies a text, and says on itself whether that went well. */
export function CopyButton({ label, name = label, isQuiet = true, text, onCopied }: CopyButtonProps) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const said = isCopied ? commonWords.copied : commonWords.notCopied;
  const copy = async () => {
    const isInClipboard = await copyText(await text());
    setCopied(isInClipboard);
    if (isInClipboard) onCopied?.();
  };
  return (
    <button
      type="button"
      class={isQuiet ? 'quiet' : ''}
      aria-label={isCopied === null ? name : said}
      onClick={() => void copy()}
    >
      {isCopied === null ? label : said}
    </button>
  );
}
