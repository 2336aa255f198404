import https, { type Agent } from 'node:https';
import { text } from 'node:stream/consumers';
import { createFirmAgent } from '../firm/firm-agent';

/**
 * Leads every https request of this process to the firm, so that public clients that know nothing of it talk to the real host
 * names. They keep checking certificates: the firm's is the only one trusted.
 * @returns what puts the process back as it was
 */
export function routeToFirm(firm: {
  readonly port: number;
  readonly certificate: { readonly pem: string };
}): () => void {
  const { globalAgent } = https;
  const { NO_PROXY } = process.env;
  https.globalAgent = createFirmAgent({ port: firm.port, pem: firm.certificate.pem });
  // The clients would otherwise ask the machine's proxy, where there is one.
  process.env.NO_PROXY = '*';
  return () => {
    https.globalAgent = globalAgent;
    if (NO_PROXY === undefined) delete process.env.NO_PROXY;
    else process.env.NO_PROXY = NO_PROXY;
  };
}

export interface PageVisit {
  readonly status: number;
  /** Where the answer redirects to; `null` if it does not. */
  readonly location: string | null;
  readonly html: string;
}

/** Opens a page, or sends a form to it, as a browser would; does not follow redirects. */
export function visit(address: string, form?: URLSearchParams): Promise<PageVisit> {
  const method = form === undefined ? 'GET' : 'POST';
  const headers = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const agent: Agent = https.globalAgent;
  return new Promise((resolve, reject) => {
    const request = https.request(address, { method, headers, agent }, (response) => {
      text(response).then((html) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, html });
      }, reject);
    });
    request.on('error', reject);
    request.end(form?.toString());
  });
}

/** Fills in the page's only form, choosing `user`, and presses the button that reads `button`. */
export async function submitForm(address: string, user: string, button: string): Promise<PageVisit> {
  const { html } = await visit(address);
  const users = [...html.matchAll(/<input type="radio" name="user" value="([^"]*)"/g)].map(
    (found) => found[1],
  );
  const decision = new RegExp(`<button name="decision" value="([^"]*)">${button}<`).exec(html)?.[1];
  if (!users.includes(user) || decision === undefined) throw new Error(`no such choice on the page: ${html}`);
  return visit(address, new URLSearchParams({ user, decision }));
}
