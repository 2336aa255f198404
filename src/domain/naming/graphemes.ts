let segmenter: Intl.Segmenter | null = null;

/** A text in what a reader sees as one character each. The segmenter is made at first use: that takes longer than all else of a script's start. */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}
