const paths = {
  good: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M5 8.2l2 2 4-4.4',
  warning: 'M8 2 1.5 13.5h13zM8 6.5v3M8 11.6v.1',
  bad: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  neutral:
    'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M6.3 6.2a1.8 1.8 0 1 1 2.5 1.7q-.8.4-.8 1.3M8 11.3v.1',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.5M13.5 2v3.5H10',
  more: 'M2.8 8h.4M7.8 8h.4M12.8 8h.4',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  close: 'M4 4l8 8M12 4l-8 8',
  unfold: 'M4 6l4 4 4-4',
} as const;

export type IconName = keyof typeof paths;

/** A drawn sign. Without `label` it is decoration and hidden from screen readers: the words beside it say the same. */
export function Icon({ name, label }: { readonly name: IconName; readonly label?: string | undefined }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" role="img" aria-label={label} aria-hidden={label === undefined}>
      <path d={paths[name]} />
    </svg>
  );
}
