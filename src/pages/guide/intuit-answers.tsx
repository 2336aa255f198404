import { useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { copyText } from '../../ui/copy-text';
import { intuitAnswers } from './words';

/** Ready texts for what Intuit asks before it gives out production keys, each with a button that copies it. */
export function IntuitAnswers({ redirectAddress }: { readonly redirectAddress: string }) {
  return (
    <details class="answers">
      <summary>{m.guide_answers_title()}</summary>
      <p class="hint">{m.guide_answers_lead()}</p>
      <dl>
        {intuitAnswers(redirectAddress).map(({ what, text }) => (
          <div key={what}>
            <dt>
              {what} <Copy what={what} text={text} />
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{m.guide_answer_pages()}</dt>
          <dd>
            {m.guide_answer_pages_text()} <a href="/privacy.txt">{m.options_privacy()}</a>
          </dd>
        </div>
      </dl>
    </details>
  );
}

function Copy({ what, text }: { readonly what: string; readonly text: string }) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const said = isCopied === null ? m.guide_copy() : isCopied ? m.guide_copied() : m.guide_not_copied();
  return (
    <button
      type="button"
      class="quiet"
      aria-label={isCopied === null ? m.guide_copy_what({ what }) : said}
      onClick={() => void copyText(text).then(setCopied)}
    >
      {said}
    </button>
  );
}
