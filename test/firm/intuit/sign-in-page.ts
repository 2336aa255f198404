import type { IntuitUser } from '../quickbooks-online/state';

/** The pages of Intuit's sign-in: plain HTML without scripts (quickbooks.md 2.3, 2.6). */
const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem;color:#21262a}
h1{font-size:1.4rem}fieldset{border:1px solid #d4d7dc;border-radius:8px;margin:1rem 0}label{display:block;padding:.25rem 0}
button{font:inherit;padding:.5rem 1.25rem;border-radius:6px;border:1px solid #2ca01c;margin-right:.5rem}
button[value=connect]{background:#2ca01c;color:#fff}`;

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1>${content}</body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Who signs in, and whether the application may connect to the company. The form goes back to the page's own address. */
export function consentPage(companyName: string, users: readonly IntuitUser[]): string {
  const choices = users.map(
    ({ name, isCompanyAdmin }, index) =>
      `<label><input type="radio" name="user" value="${escaped(name)}"${index === 0 ? ' checked' : ''}> ${escaped(name)}${isCompanyAdmin ? ' (company admin)' : ''}</label>`,
  );
  return page(
    'Sign in to Intuit',
    `<p>An application wants to connect to <strong>${escaped(companyName)}</strong>.</p>
<form method="post"><fieldset><legend>Sign in as</legend>${choices.join('')}</fieldset>
<button name="decision" value="connect">Connect</button><button name="decision" value="cancel">Cancel</button></form>`,
  );
}

/** Shown to whoever is not an administrator of the company: there is no way on from here. */
export function notAdministratorPage(companyName: string): string {
  return page(
    "You can't connect this company",
    `<p>You must be an admin of ${escaped(companyName)} to connect an application to it.</p>`,
  );
}

/** Intuit's own error page: it never calls back. */
export function parameterErrorPage(parameter: string): string {
  return page(
    "Sorry, but something's not right",
    `<p>The ${escaped(parameter)} query parameter value is invalid.</p>`,
  );
}
