/**
 * `npm run preview`: every state of the panel, the options page and the tie-out page in a browser tab, without extension or firm. With
 * `-- --pictures` a picture of each goes to `out/pictures/preview/` instead, in French with `--french`; with `-- --help-pictures` those of the
 * help go to `docs/help/pictures/`. In the tab, `&lang=fr` speaks French.
 */
import { saveHelpPictures } from './help-pictures';
import { savePreviewPictures } from './pictures';
import { startPreview } from './server';

const usualPort = 5175;
const isForHelp = process.argv.includes('--help-pictures');
const isForPictures = process.argv.includes('--pictures') || isForHelp;
const server = await startPreview(isForPictures ? 0 : usualPort);
const [address = ''] = server.resolvedUrls?.local ?? [];
if (isForPictures) {
  try {
    const language = process.argv.includes('--french') ? 'fr' : 'en';
    const folder = isForHelp ? 'docs/help/pictures' : 'out/pictures/preview';
    const { origin } = new URL(address);
    const count = isForHelp
      ? await saveHelpPictures(origin, folder)
      : await savePreviewPictures(origin, folder, language);
    console.log(`${count} pictures in ${folder}/.`);
  } finally {
    await server.close();
  }
} else {
  console.log(`Every state of Tieout's pages: ${address}test/preview/`);
}
