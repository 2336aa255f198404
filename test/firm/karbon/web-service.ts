import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FirmAnswer, FirmRequest, FirmService, FirmTools } from '../service';
import type { KarbonState } from './state';
import { webPageData } from './web-page-data';

const appHost = 'app2.karbonhq.com';
/** The same app, for firms that have it from Intuit (additions.md 5). */
const practiceManagementHost = 'intuitpracticemanagement.karbonhq.com';
/** The older app, of which the newer one still shows the e-mail bodies in frames (karbon.md 2). */
const emailHost = 'app.karbonhq.com';

const sourceFolder = join(import.meta.dirname, 'web');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Strict, since the real one is not known: nothing inline, nothing from elsewhere but the e-mail frames (karbon.md 3). */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  `frame-src https://${emailHost}`,
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ');

const emailSecurityPolicy = `default-src 'none'; style-src 'self'; frame-ancestors https://${appHost} https://${practiceManagementHost}`;

/**
 * Karbon's web app at its real hosts: one document for every address, scripts and styles of its own from `web/`, and
 * the data of each page from the tenant as it is at that moment, with the switches of that moment (karbon.md 2, 3).
 */
export function createKarbonWebService(state: KarbonState, tools: FirmTools): FirmService {
  const files = new Map(
    readdirSync(sourceFolder).map((name) => [name, readFileSync(join(sourceFolder, name), 'utf8')]),
  );

  function file(name: string, headers: Readonly<Record<string, string>> = {}): FirmAnswer {
    const body = files.get(name);
    const type = contentTypes[extname(name)];
    if (body === undefined || type === undefined) return notFound;
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store', ...headers }, body };
  }

  function appAnswer({ path, query }: FirmRequest): FirmAnswer {
    if (path.startsWith('/assets/')) return file(path.slice('/assets/'.length));
    if (path === '/data/page') {
      const page = webPageData(
        state,
        tools.switches.karbon,
        tools.clock,
        query.get('route') ?? '',
        query.get('key') ?? '',
      );
      return { status: 200, headers: { 'cache-control': 'no-store' }, body: page };
    }
    const [first = ''] = path.split('/').filter((segment) => segment !== '');
    // Without a tenant, as in `/#/work/{key}`, the app is served all the same.
    if (first !== '' && first !== state.tenantKey) return notFound;
    const { hasSecurityPolicy, isDocumentStorable } = tools.switches.karbon;
    return file('app.html', {
      ...(hasSecurityPolicy ? { 'content-security-policy': contentSecurityPolicy } : {}),
      ...(isDocumentStorable ? { 'cache-control': 'no-cache' } : {}),
    });
  }

  function emailAnswer({ path }: FirmRequest): FirmAnswer {
    if (path === '/emailmanager/email.css') return file('email.css');
    if (!path.startsWith('/emailmanager/')) return notFound;
    return file('email.html', { 'content-security-policy': emailSecurityPolicy });
  }

  return {
    hosts: [appHost, practiceManagementHost, emailHost],
    handle(request) {
      if (request.method !== 'GET') return { status: 405 };
      return request.host === emailHost ? emailAnswer(request) : appAnswer(request);
    },
  };
}

const notFound: FirmAnswer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Not found',
};
