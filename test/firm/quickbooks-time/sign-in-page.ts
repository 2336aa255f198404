/** What the sign-in page shows. */
export interface SignInPage {
  readonly companyName: string;
  readonly users: readonly { readonly id: number; readonly name: string; readonly email: string }[];
  /** What the form sends back unchanged. */
  readonly hiddenFields: readonly { readonly name: string; readonly value: string }[];
}

/** The page on which a user of the account signs in and allows or denies an application: a plain form, no script. */
export function renderSignInPage(page: SignInPage): string {
  const options = page.users.map(
    (user) => `<option value="${user.id}">${escapeHtml(`${user.name} (${user.email})`)}</option>`,
  );
  const hidden = page.hiddenFields.map(
    ({ name, value }) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return renderPage(
    'Sign in to QuickBooks Time',
    `<p>An application asks for access to the time of <strong>${escapeHtml(page.companyName)}</strong>.</p>
<form method="post" action="/api/v1/authorize">
${hidden.join('\n')}
<label for="user">Sign in as</label>
<select id="user" name="user_id">
${options.join('\n')}
</select>
<p><button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button></p>
</form>`,
  );
}

/** The page that tells the user why an application cannot be allowed. */
export function renderErrorPage(reason: string): string {
  return renderPage('QuickBooks Time: error', `<p>${escapeHtml(reason)}</p>`);
}

function renderPage(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; color: #1c1c1c; }
label, select { display: block; width: 100%; }
select, button { font: inherit; padding: 0.4rem 0.8rem; }
</style></head>
<body><main><h1>${title}</h1>
${content}
</main></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
