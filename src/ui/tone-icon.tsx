import { Icon } from './icon';

/** How well something is: shown by a form as well as by a colour. */
export type Tone = 'good' | 'warning' | 'bad' | 'neutral';

export function ToneIcon({ tone, label }: { readonly tone: Tone; readonly label?: string | undefined }) {
  return (
    <span class={`tone-${tone}`}>
      <Icon name={tone} label={label} />
    </span>
  );
}
