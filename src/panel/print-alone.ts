import { plain } from '../ui/unclobbered';

/** What is pressed is nothing on paper. A new frame has no document type, and then tables take on no font by themselves. */
const paperStyle = `
  .tieout { border: 0; }
  .tieout :is(button, summary, .menu, .buttons) { display: none; }
  table { font: inherit; color: inherit; }
`;

/** A copy has the attributes of a select and not its choice. */
function copyChoices(from: Element, to: Element): void {
  const copies = to.querySelectorAll('select');
  for (const [place, { selectedIndex }] of from.querySelectorAll('select').entries()) {
    const copy = copies[place];
    if (copy) copy.selectedIndex = selectedIndex;
  }
}

/**
 * Prints one part of the panel, and nothing of the page around it: a copy of it in a frame that is gone once it is printed. Paper is
 * white, whatever the page is.
 *
 * @param inside stands in the panel's shadow root, anywhere
 */
export function printAlone(inside: Element, selector: '.unfolded' | '.customer'): void {
  const root = inside.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const part = root.querySelector(selector);
  const panel = root.querySelector<HTMLElement>('.tieout');
  if (!part || !panel) return;
  const page = root.ownerDocument;
  const frame = page.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position: fixed; width: 0; height: 0; border: 0; visibility: hidden';
  plain(page).body.append(frame);
  const paper = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!paper) {
    frame.remove();
    return;
  }
  const sheet = new paper.CSSStyleSheet();
  const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) =>
    [...cssRules].map(({ cssText }) => cssText),
  );
  sheet.replaceSync(rules.join('\n') + paperStyle);
  paper.document.adoptedStyleSheets = [sheet];
  paper.document.title = page.title;
  paper.document.documentElement.lang = panel.lang;
  const copy = panel.cloneNode(false) as HTMLElement;
  copy.className = 'tieout panel';
  copy.style.colorScheme = 'light';
  for (const name of ['--background', '--text', '--link', '--on-link']) copy.style.removeProperty(name);
  const printed = part.cloneNode(true) as Element;
  copyChoices(part, printed);
  copy.append(printed);
  paper.document.body.append(copy);
  // Goes on once the dialog is closed.
  paper.print();
  frame.remove();
}
