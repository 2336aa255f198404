import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { previewConfig } from './server';

const own = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../../out/preview/built', import.meta.url));

export interface BuiltPreview {
  readonly origin: string;
  close(): Promise<void>;
}

/** Builds the preview and serves it: of hundreds of states, each takes a fraction of what it takes out of the sources. */
export async function serveBuiltPreview(): Promise<BuiltPreview> {
  const pages = readdirSync(own).filter((name) => name.endsWith('.html'));
  await build({
    ...previewConfig,
    logLevel: 'error',
    build: {
      ...previewConfig.build,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: pages.map((name) => `${own}${name}`) },
    },
  });
  const server = await preview({
    configFile: false,
    root: previewConfig.root,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const [address = ''] = server.resolvedUrls?.local ?? [];
  return { origin: new URL(address).origin, close: () => server.close() };
}
