/** Page skeletons of karbon.md 3, as the app renders them into `body`. */

export const workKey = '3fJkWm2LTq9D';
export const clientKey = '2gHdPm7QYt5B';

export interface WorkPageOptions {
  readonly key?: string;
  readonly title?: string;
  readonly hasTimeTab?: boolean;
  readonly tabsHaveAddresses?: boolean;
}

export function workPage(options: WorkPageOptions = {}): string {
  const { key = workKey, title = '2025 Tax return', hasTimeTab = true, tabsHaveAddresses = true } = options;
  const tab = (route: string, text: string) =>
    `<li><a ${tabsHaveAddresses ? `href="#/work/${key}${route}"` : ''}>${text}</a></li>`;
  return `
    <nav><a href="#/organizations/9zHdPm7QYt5B">Pinned client</a></nav>
    <main><header></header><div><div id="main-container"><div class="grid-block"><div class="grid-container">
      <div class="work-item-hero-panel"><div class="work-item-hero-panel__content">
        <h1>${title}</h1>
        <a href="#/organizations/${clientKey}">Acme Co</a>
        <ul class="tab-bar">
          ${tab('', 'Timeline')}${tab('/tasks', 'Tasks')}${hasTimeTab ? tab('/budget', 'Time &amp; Budget') : ''}
          ${tab('/details', 'Details')}
        </ul>
      </div></div>
      <div><div><div class="checklist-sections"></div></div></div>
    </div></div></div></div></main>`;
}

/** The newer shell: hashed class names, no tab bar, no hero panel, no column. */
export const reactOnlyPage = `
  <main><header></header><div class="_page-a81c"><h1 class="_title-77f0">2025 Tax return</h1></div></main>`;
