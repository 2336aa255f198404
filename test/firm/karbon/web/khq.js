import { initialsOf } from './dom.js';

/** The web components of Karbon's design system, each with a shadow root that page styles do not reach. */

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

const buttonSheet = sheet(`
  :host { display: inline-block; }
  button {
    font: inherit; font-weight: 600; padding: 6px 14px; border-radius: 6px; cursor: pointer;
    border: 1px solid var(--line-strong); background: var(--surface); color: var(--text);
  }
  button:hover { background: var(--hover); }
  button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
  :host([variant="primary"]) button { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  :host([variant="quiet"]) button { border-color: transparent; background: none; padding: 6px 8px; }
`);

class KhqButton extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot !== null) return;
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [buttonSheet];
    const button = document.createElement('button');
    button.type = 'button';
    button.append(document.createElement('slot'));
    root.append(button);
  }
}

const avatarSheet = sheet(`
  :host { display: inline-flex; }
  span {
    display: inline-grid; place-items: center; width: 26px; height: 26px; border-radius: 50%;
    background: var(--avatar); color: var(--on-avatar); font-size: 10px; font-weight: 700; letter-spacing: .02em;
  }
  :host([shape="square"]) span { border-radius: 6px; }
  :host([size="large"]) span { width: 40px; height: 40px; font-size: 14px; }
`);

class KhqAvatar extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot !== null) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [avatarSheet];
    const circle = document.createElement('span');
    circle.textContent = initialsOf(this.getAttribute('name') ?? '');
    circle.setAttribute('aria-hidden', 'true');
    root.append(circle);
  }
}

const popoverSheet = sheet(`
  :host { display: block; width: 0; height: 0; }
  [popover] {
    position: fixed; inset: auto; margin: 0; padding: 6px; min-width: 200px; border-radius: 8px;
    border: 1px solid var(--line); background: var(--surface); color: var(--text);
    box-shadow: 0 8px 28px rgb(10 20 30 / 18%);
  }
`);

/** A box of no size in the flow, whose content opens in the top layer, placed against the viewport. */
class KhqPopover extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot !== null) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [popoverSheet];
    const surface = document.createElement('div');
    surface.popover = 'auto';
    surface.append(document.createElement('slot'));
    root.append(surface);
  }

  /** Opens right-aligned under the element, or closes. */
  toggleUnder(element) {
    const surface = this.shadowRoot.firstElementChild;
    const { bottom, right } = element.getBoundingClientRect();
    surface.style.top = `${bottom + 6}px`;
    surface.style.right = `${window.innerWidth - right}px`;
    surface.togglePopover();
  }

  close() {
    this.shadowRoot.firstElementChild.hidePopover();
  }
}

export function defineComponents() {
  customElements.define('khq-button', KhqButton);
  customElements.define('khq-avatar', KhqAvatar);
  customElements.define('khq-popover', KhqPopover);
}
