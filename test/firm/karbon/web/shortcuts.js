/** Every key that reached the page, for those who must not let keys through. */
window.__pageKeys = [];

/** The page's single-key shortcuts: `t` Tasks, `b` Time & Budget, `j` and `k` through the links of a list. */
export function listenForShortcuts(currentRoute) {
  document.addEventListener('keydown', (event) => {
    window.__pageKeys.push(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return;
    const route = currentRoute();
    if (event.key === 't' && route.segments[0] === 'work' && route.key !== '') openTab(route, 'tasks');
    if (event.key === 'b' && route.key !== '') openTab(route, 'budget');
    if (event.key === 'j') focusLink(1);
    if (event.key === 'k') focusLink(-1);
  });
}

function isEditable(target) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function openTab(route, tab) {
  location.hash = `#/${route.segments[0]}/${route.key}/${tab}`;
}

function focusLink(step) {
  const links = [...document.querySelectorAll('main li > a:first-of-type, .record-row > a')];
  const index = links.indexOf(document.activeElement);
  links[Math.min(Math.max(index + step, 0), links.length - 1)]?.focus();
}
