import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { reportUnexpected } from '../../reports/report-unexpected';
import { siteAccessSentence, siteAccessWords } from './words';

/** The addresses that the browser keeps this extension from, although it asks for them: where its user has chosen so. */
async function readWithheldOrigins(): Promise<readonly string[]> {
  const origins = browser.runtime.getManifest().host_permissions ?? [];
  const isAllowed = await Promise.all(
    origins.map((origin) => browser.permissions.contains({ origins: [origin] })),
  );
  return origins.filter((_, at) => !isAllowed[at]);
}

/** Says which sites Tieout may not reach, with the button that asks for them; nothing where it may reach all. */
export function SiteAccessSection() {
  const [withheld, setWithheld] = useState<readonly string[]>([]);
  useEffect(() => {
    const read = () => {
      readWithheldOrigins().then(setWithheld, (error: unknown) =>
        reportUnexpected(error, 'reading which sites may be reached'),
      );
    };
    read();
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(read);
    onRemoved.addListener(read);
    return () => {
      onAdded.removeListener(read);
      onRemoved.removeListener(read);
    };
  }, []);
  if (withheld.length === 0) return null;

  function ask(): void {
    // What is granted is told to the listeners; a refusal changes nothing.
    browser.permissions
      .request({ origins: [...withheld] })
      .catch((error: unknown) => reportUnexpected(error, 'asking for access to sites'));
  }

  return (
    <section class="card" aria-labelledby="site-access-title">
      <h2 id="site-access-title">{siteAccessWords.title}</h2>
      <p class="trouble" role="alert">
        {siteAccessSentence(withheld)}
      </p>
      <div class="actions">
        <button type="button" class="primary" onClick={ask}>
          {siteAccessWords.allow}
        </button>
      </div>
      <p class="hint">{siteAccessWords.elsewhere}</p>
    </section>
  );
}
