/**
 * Characters that turn the direction of the text after them. A name that opens more isolates than it closes, or closes more than it
 * opens, reaches out of `<bdi>` and turns the text around it, so none of them is drawn.
 */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text as it is read aloud, in the order of its letters. */
export function withoutDirectionControls(text: string): string {
  return text.replace(directionControls, '');
}

/** A name or a note among other text: in the direction of its own letters, without a hold on that of others. */
export function Isolated({ text }: { readonly text: string }) {
  return <bdi>{withoutDirectionControls(text)}</bdi>;
}
