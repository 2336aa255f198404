import { beginPage } from '../begin-page';

/** The help has no words of the catalogue: each language is a page of its own, and this opens that of the chosen one at the same place. */
void beginPage(async () => {
  const page = document.documentElement.lang === 'fr' ? 'fr.html' : 'index.html';
  if (location.pathname.endsWith(`/${page}`)) document.body.classList.remove('undecided');
  else location.replace(page + location.hash);
});
