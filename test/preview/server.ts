import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { helpPlugin } from '../../scripts/help-page.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Serves the preview: the sources as they are, with a worker that answers with fixtures in place of the browser's messages. */
export async function startPreview(port: number): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root: project,
    publicDir: 'public',
    cacheDir: 'out/preview/vite',
    plugins: [helpPlugin()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: {
      alias: { 'webextension-polyfill': `${project}test/preview/fake-browser.ts` },
    },
    server: { port, host: '127.0.0.1' },
    build: { target: 'esnext' },
  });
  await server.listen();
  return server;
}
