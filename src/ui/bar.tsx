/** A filled part of a line. The figure stands beside it in words, so it is hidden from screen readers. @param share 0 to 1; more is cut */
export function Bar({ share }: { readonly share: number }) {
  return (
    <span class="bar" aria-hidden="true">
      <span style={{ width: `${Math.min(100, share * 100)}%` }} />
    </span>
  );
}
