import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { acceptedFiles, canKeepFiles, droppedFile, type PickedFile, pickFile } from './pick-file';

export interface FileDropProps {
  /** What the place is for, for whoever does not see it. */
  readonly title: string;
  /** What the button that picks a file says. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly offer: (pick: () => Promise<PickedFile | null>) => void;
  /** What becomes of the file. */
  readonly children?: ComponentChildren;
}

/** Where a file is picked or dropped. */
export function FileDrop({ title, label, isBusy, offer, children }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  return (
    <section
      class={isOver ? 'drop over' : 'drop'}
      aria-label={title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer && droppedFile(event.dataTransfer);
        if (dropped) offer(() => dropped);
      }}
    >
      <div class="actions">
        {canKeepFiles() ? (
          <>
            <button type="button" disabled={isBusy} onClick={() => offer(pickFile)}>
              {label}
            </button>
            <span class="hint">{m.list_drop()}</span>
          </>
        ) : (
          <label class="file">
            {m.list_choose_once()}
            <input
              type="file"
              accept={acceptedFiles}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                if (file) offer(async () => ({ file, handle: null }));
                // The same file can be chosen again once it was saved anew.
                currentTarget.value = '';
              }}
            />
          </label>
        )}
      </div>
      {children}
    </section>
  );
}
