import { build } from 'vite';
import { expect, it } from 'vitest';
import { bundleConfig } from '../../../scripts/bundle.mjs';

const address = 'http://127.0.0.1:1/';

/** The worker's script as it would be written. */
async function workerScript(buildServer: string | null): Promise<string> {
  const config = bundleConfig('background', buildServer);
  const built = await build({
    ...config,
    logLevel: 'warn',
    build: { ...config.build, watch: null, write: false },
  });
  const [result] = Array.isArray(built) ? built : [built];
  const chunk = result && 'output' in result ? result.output[0] : undefined;
  if (!chunk) throw new Error('nothing was built');
  return chunk.code;
}

it('reloads itself in development alone, where it is readable and has a source map', async () => {
  const script = await workerScript(address);
  expect(script).toContain(`new EventSource("${address}")`);
  expect(script).toContain('sourceMappingURL');
  expect(script).toContain('function createServices(');
});

it('ships without what reloads it, and small', async () => {
  const script = await workerScript(null);
  expect(script).toContain('rest.tsheets.com');
  for (const mark of ['EventSource', '127.0.0.1', 'sourceMappingURL', 'createServices'])
    expect(script).not.toContain(mark);
});
