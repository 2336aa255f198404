/**
 * `npm run preview`: every state of the panel, the options page and the tie-out page in a browser tab, without extension or firm. With
 * `-- --pictures` a picture of each goes to `out/pictures/preview/` instead: in another language with `--language fr`, or `pseudo`, whose
 * texts are long and in brackets, and as it looks with `--width 700`, `--zoom 2`, `--dark`, `--forced-colors`, `--rtl`, of one page alone
 * with `--only options`. With `-- --help-pictures` those of the help go to `docs/help/pictures/`, or with `--language fr` to
 * `docs/help/fr/pictures/`. With `-- --keep-pictures` the tests compare with what the states look like now. In the tab, `&lang=fr` speaks French.
 */
import { parseArgs } from 'node:util';
import { helpFolder, helpLanguages } from '../../scripts/help-page.mjs';
import { serveBuiltPreview } from './built';
import { saveHelpPictures } from './help-pictures';
import { differences, drawnWithOf, drawPictures, keep, type Picture } from './kept-pictures';
import { openPictureBrowser, savePreviewPictures } from './pictures';
import { startPreview } from './server';

const usualPort = 5175;
const { values } = parseArgs({
  options: {
    pictures: { type: 'boolean', default: false },
    'help-pictures': { type: 'boolean', default: false },
    language: { type: 'string', default: 'en' },
    width: { type: 'string' },
    zoom: { type: 'string', default: '1' },
    dark: { type: 'boolean', default: false },
    'forced-colors': { type: 'boolean', default: false },
    rtl: { type: 'boolean', default: false },
    only: { type: 'string' },
    'keep-pictures': { type: 'boolean', default: false },
  },
});
if (values['keep-pictures']) {
  console.log(`${await keepPictures()} pictures are kept as the states look now.`);
  process.exit(0);
}
const isForHelp = values['help-pictures'];
const isForPictures = values.pictures || isForHelp;
const server = await startPreview(isForPictures ? 0 : usualPort);
const [address = ''] = server.resolvedUrls?.local ?? [];
if (isForPictures) {
  try {
    const { language } = values;
    const { origin } = new URL(address);
    const helpLanguage = helpLanguages.find((each) => each === language) ?? 'en';
    const folder = isForHelp ? `${helpFolder(helpLanguage)}pictures` : 'out/pictures/preview';
    const count = isForHelp
      ? await saveHelpPictures(origin, folder, helpLanguage)
      : await savePreviewPictures(origin, folder, {
          language,
          width: values.width === undefined ? null : Number(values.width),
          zoom: Number(values.zoom),
          isDark: values.dark,
          hasForcedColors: values['forced-colors'],
          isRightToLeft: values.rtl,
          pages: values.only === undefined ? null : [values.only],
        });
    console.log(`${count} pictures in ${folder}/.`);
  } finally {
    await server.close();
  }
} else {
  console.log(`Every state of Tieout's pages: ${address}test/preview/`);
}

async function keepPictures(): Promise<number> {
  const built = await serveBuiltPreview();
  const browser = await openPictureBrowser();
  try {
    const pictures = new Map<string, Picture>();
    await drawPictures(browser, built.origin, {
      // Twice the same.
      isDone(name, picture) {
        const before = pictures.get(name);
        pictures.set(name, picture);
        return before !== undefined && differences(before, picture).length === 0;
      },
      take: (name, picture) => pictures.set(name, picture),
    });
    keep({ drawnWith: await drawnWithOf(browser), pictures });
    return pictures.size;
  } finally {
    await browser.close();
    await built.close();
  }
}
