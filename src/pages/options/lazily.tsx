import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { reportUnexpected } from '../../reports/report-unexpected';
import { commonWords } from '../words';

/** A part of the page whose script is read when it is first drawn. Where it can't be read, since Tieout was updated under the page, it says so. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function Lazily(props) {
    const [part, setPart] = useState<{ readonly Body: ComponentType<Props> } | 'failed' | null>(null);
    useEffect(() => {
      load().then(
        (Body) => setPart({ Body }),
        (error: unknown) => {
          reportUnexpected(error, 'loading a part of the page');
          setPart('failed');
        },
      );
    }, []);
    if (part === null) return <p class="hint">{commonWords.loading}</p>;
    if (part !== 'failed') return <part.Body {...props} />;
    return (
      <p class="trouble" role="alert">
        {m.options_part_failed()}
      </p>
    );
  };
}
