import { words } from './words';

/**
 * Fills the host with a plain sentence and a button. Needs neither the panel's code nor the extension, both of which are out
 * of reach once the extension has been updated under the page.
 */
export function showReloadNotice(host: HTMLElement | ShadowRoot, reload: () => void): void {
  const notice = document.createElement('div');
  notice.setAttribute('role', 'status');
  notice.style.cssText =
    'padding:8px 12px;border:1px solid;border-radius:6px;pointer-events:auto;background:canvas;color:canvastext';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.reload;
  button.addEventListener('click', reload);
  notice.append(`${words.updated} `, button);
  host.replaceChildren(notice);
}
