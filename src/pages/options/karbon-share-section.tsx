import type { Settings } from '../../messages/settings';
import { SelectField } from './fields';
import { karbonShareWords } from './words';

const shares = { 10: '10', 20: '20', 30: '30', 45: '45', 60: '60', 90: '90', 120: '120' } as const;

/** How much of the limit that the firm shares this browser may take. */
export function KarbonShareSection({
  perMinute,
  isLocked,
  onChange,
}: {
  readonly isLocked: boolean;
  readonly perMinute: Settings['karbonPerMinute'];
  readonly onChange: (perMinute: number) => void;
}) {
  return (
    <section class="card" aria-labelledby="karbon-share-title">
      <h2 id="karbon-share-title">{karbonShareWords.title}</h2>
      <p class="hint">{karbonShareWords.lead}</p>
      <div class="grid">
        <SelectField
          label={karbonShareWords.share}
          isLocked={isLocked}
          value={`${perMinute}`}
          choices={{ ...shares, [perMinute]: `${perMinute}` }}
          onChange={(chosen) => onChange(Number(chosen))}
        />
      </div>
    </section>
  );
}
