import { m } from '../../i18n/compiled/messages';
import { CopyButton } from '../copy-button';
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
              {what}{' '}
              <CopyButton label={m.pages_copy()} name={m.guide_copy_what({ what })} text={() => text} />
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
