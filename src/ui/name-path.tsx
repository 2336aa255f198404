import type { DifferencePart } from '../domain/matching/name-difference';
import { Isolated, withoutDirectionControls } from './isolated';

/** Longer names are cut on screen; the whole text stays in the title. */
const longName = 160;

/** Characters that take no ink, with a sign that shows them (quickbooks-time.md 8.5: names that only look equal). */
const signs: Readonly<Record<string, string>> = { ' ': '␣', '\u00a0': '⍽', '\t': '⇥', '\n': '↵' };

/** `a\u00a0b` → `a⍽b`; other characters without ink become their code, `\u200b` → `[U+200B]`. */
function showInvisible(text: string): string {
  return text.replace(
    /[\s\p{Cf}\p{Cc}]/gu,
    (character) =>
      signs[character] ?? `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

export interface NamePathProps {
  /** One entry a level; as parts where the characters that differ from a counterpart are to be marked. */
  readonly path: readonly (string | readonly DifferencePart[])[];
}

/** A customer:job as QuickBooks writes it. Names are text nodes, each level isolated from the writing direction around. */
export function NamePath({ path }: NamePathProps) {
  const full = path
    .map((level) => (typeof level === 'string' ? level : level.map((part) => part.text).join('')))
    .join(':');
  return (
    <span class={full.length > longName ? 'name-path long' : 'name-path'} title={full}>
      {path.map((level, depth) => (
        <>
          {depth > 0 && ':'}
          {typeof level === 'string' ? (
            <Isolated text={level} />
          ) : (
            <bdi>
              {level.map((part) =>
                part.isDifferent ? (
                  <mark>{showInvisible(part.text)}</mark>
                ) : (
                  withoutDirectionControls(part.text)
                ),
              )}
            </bdi>
          )}
        </>
      ))}
    </span>
  );
}
