/**
 * `npm run dev`: builds into `dist/` again on every change, and tells the extension, which then reloads itself
 * (src/background/dev.ts). What changes in `manifest.json` and `public/` is seen at the next start.
 */
import { createServer } from 'node:http';
import { ensureInstalled } from './install.mjs';

/** Always the same, so that an extension that is loaded finds the next run of this script. */
const port = 5179;
const buildServer = `http://127.0.0.1:${port}/`;
/** Bundles that a change touches are built one after the other. */
const settledAfterMs = 200;
/** Within the thirty seconds after which Chrome stops a worker that hears nothing. */
const repeatEveryMs = 20_000;

ensureInstalled({ browser: false });
const { watchBundle } = await import('./bundle.mjs');

const listeners = new Set();
let newestBuild = '';
let settling;

function tell(listener) {
  if (newestBuild !== '') listener.write(`data: ${newestBuild}\n\n`);
}

const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
  response.flushHeaders();
  listeners.add(response);
  request.on('close', () => listeners.delete(response));
  tell(response);
});
server.listen(port, '127.0.0.1');
setInterval(() => listeners.forEach(tell), repeatEveryMs);

await watchBundle(buildServer, () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const isFirst = newestBuild === '';
    newestBuild = String(Date.now());
    listeners.forEach(tell);
    console.log(
      isFirst
        ? 'Built into dist/: load that folder in chrome://extensions once. From then on each change builds and reloads it.'
        : `Built again; ${listeners.size === 0 ? 'no extension is listening' : 'the extension reloads'}.`,
    );
  }, settledAfterMs);
});
