/** Tieout's mark, as on the toolbar, in the colour of the text around it. Its name stands beside it. */
export function Mark() {
  return (
    <svg class="icon mark" viewBox="0 0 128 128" aria-hidden="true">
      <path d="M14 36h28M14 64h28M14 92h28M86 36h28M86 64h28M86 92h28M46 67l15 18 24-42" />
    </svg>
  );
}
