import { h } from './dom.js';
import { defineComponents } from './khq.js';
import { listPage, titleOf } from './list-pages.js';
import { closeModal } from './modal.js';
import { loadPage } from './page-loader.js';
import { reactRecordPage } from './react-pages.js';
import { recordPage } from './record-pages.js';
import { readRoute } from './route.js';
import { createShell } from './shell.js';
import { listenForShortcuts } from './shortcuts.js';

let navigations = 0;
let shell = null;
let shellKind = null;
/** What is on screen, `{route, data}`. */
let shown = null;

/** Leaves the old page standing until the new one can be drawn, as the real app does. */
async function navigate() {
  navigations += 1;
  closeModal();
  const mine = navigations;
  const route = readRoute(location);
  const startedAt = performance.now();
  rewriteDocumentClass(route, shown?.data.look.isDark ?? false);
  const data = await loadPage(route);
  const waited = performance.now() - startedAt;
  await new Promise((resolve) => setTimeout(resolve, (data?.look.renderDelayMs ?? 0) - waited));
  if (mine !== navigations) return;
  if (data === null) showConnectionLost();
  else show(route, data);
}

function show(route, data) {
  shown = { route, data };
  rewriteDocumentClass(route, data.look.isDark);
  if (shell === null || shellKind !== data.look.shell) {
    shellKind = data.look.shell;
    shell = createShell(shellKind, data);
    document.getElementById('app').replaceChildren(shell.element);
  }
  shell.update(route, data);
  document.title = `${pageTitle(route, data.page)} - Karbon`;
  drawPage();
}

function pageTitle(route, page) {
  return page.title ?? page.name ?? titleOf(route);
}

/** Makes the whole page anew, down from `.grid-container`, even where only a tab has changed. */
function drawPage() {
  const parts = pageParts();
  if (shellKind === 'react') shell.content.replaceChildren(...parts);
  else shell.content.replaceChildren(h('div', { class: 'grid-container' }, parts));
}

function pageParts() {
  const { route, data } = shown;
  const isRecord = data.page.kind === 'work' || data.page.kind === 'client';
  if (!isRecord) return listPage(route, data.page, data);
  return shellKind === 'react'
    ? reactRecordPage(route, data.page, data.look, data)
    : recordPage(route, data.page, data.look, data);
}

/** The page's parts made anew one by one, inside the container that stands. */
function redrawParts() {
  const container = shellKind === 'react' ? shell.content : shell.content.firstElementChild;
  const parts = pageParts();
  for (const old of [...container.children]) old.remove();
  for (const part of parts) container.append(part);
}

function rewriteDocumentClass(route, isDark) {
  const theme = isDark ? 'theme-dark' : 'theme-light';
  document.documentElement.setAttribute(
    'class',
    `karbon route-${route.segments[0] ?? 'home'} ${theme} n${navigations}`,
  );
}

function showConnectionLost() {
  const where = shell?.content ?? document.getElementById('app');
  where.replaceChildren(
    h('p', { class: 'empty' }, 'You are offline. Karbon will show this page when you are back.'),
  );
}

/** A storm of background re-renders: the page is drawn anew `times` times, in either way, a few milliseconds apart. */
async function rerender(times) {
  if (!(times >= 1)) throw new RangeError(`cannot draw the page anew ${times} times`);
  if (shown === null) throw new Error('no page is shown that could be drawn anew');
  for (let count = 0; count < times; count += 1) {
    if (shown !== null && count % 2 === 0) drawPage();
    else if (shown !== null) redrawParts();
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

window.karbonRerender = rerender;

defineComponents();
listenForShortcuts(() => shown?.route ?? readRoute(location));
window.addEventListener('hashchange', navigate);
if (readRoute(location).segments.length === 0) location.replace('#/my-week');
else navigate();
