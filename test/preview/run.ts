/**
 * `npm run preview`: every state of the panel, the options page and the tie-out page in a browser tab, without extension or firm. With
 * `-- --pictures` a picture of each goes to `out/pictures/preview/` instead, in French with `--french`. In the tab, `&lang=fr` speaks French.
 */
import { savePreviewPictures } from './pictures';
import { startPreview } from './server';

const usualPort = 5175;
const isForPictures = process.argv.includes('--pictures');
const server = await startPreview(isForPictures ? 0 : usualPort);
const [address = ''] = server.resolvedUrls?.local ?? [];
if (isForPictures) {
  try {
    const language = process.argv.includes('--french') ? 'fr' : 'en';
    const count = await savePreviewPictures(new URL(address).origin, 'out/pictures/preview', language);
    console.log(`${count} pictures in out/pictures/preview/.`);
  } finally {
    await server.close();
  }
} else {
  console.log(`Every state of Tieout's pages: ${address}test/preview/`);
}
