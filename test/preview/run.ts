/**
 * `npm run preview`: every state of the panel, the options page and the tie-out page in a browser tab, without extension or firm. With
 * `-- --pictures` a picture of each goes to `out/pictures/preview/` instead, with `-- --help-pictures` those of the help to `docs/help/pictures/`.
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
    const save = isForHelp ? saveHelpPictures : savePreviewPictures;
    const folder = isForHelp ? 'docs/help/pictures' : 'out/pictures/preview';
    console.log(`${await save(new URL(address).origin, folder)} pictures in ${folder}/.`);
  } finally {
    await server.close();
  }
} else {
  console.log(`Every state of Tieout's pages: ${address}test/preview/`);
}
