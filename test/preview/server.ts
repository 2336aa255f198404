import { fileURLToPath } from 'node:url';
import { createServer, type InlineConfig, type ViteDevServer } from 'vite';
import { helpPlugin } from '../../scripts/help-page.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** How the preview is made of the sources: with a worker that answers with fixtures in place of the browser's messages. */
export const previewConfig = {
  configFile: false,
  root: project,
  publicDir: 'public',
  plugins: [helpPlugin()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: { 'webextension-polyfill': `${project}test/preview/fake-browser.ts` },
  },
  build: { target: 'esnext' },
} as const satisfies InlineConfig;

/** Serves the preview out of the sources as they are. */
export async function startPreview(port: number): Promise<ViteDevServer> {
  const server = await createServer({
    ...previewConfig,
    cacheDir: 'out/preview/vite',
    server: { port, host: '127.0.0.1' },
  });
  await server.listen();
  return server;
}
