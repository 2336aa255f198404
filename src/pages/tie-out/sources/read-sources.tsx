import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { reportUnexpected } from '../../../reports/report-unexpected';
import { commonWords } from '../../words';
import type { SourcesProps } from './sources';

/** The same as `Sources`, read when it is drawn: whoever has connected all three never needs it. */
export function SourcesWhenNeeded(props: SourcesProps) {
  const [Sources, setSources] = useState<ComponentType<SourcesProps> | null>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    import('./sources').then(
      (read) => setSources(() => read.Sources),
      (error: unknown) => {
        // The extension was updated under the open page.
        reportUnexpected(error, 'reading a part of the page');
        setMissing(true);
      },
    );
  }, []);
  if (isMissing) return <p class="trouble">{commonWords.failed}</p>;
  return Sources ? <Sources {...props} /> : <p class="hint">{commonWords.loading}</p>;
}
