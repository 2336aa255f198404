/*
 * A form of the page that holds `<input name="parentElement">` answers `form.parentElement` with that field, and an image named
 * `querySelector` hides the document's own: properties of nodes of the page are therefore read by the getters and methods of their
 * prototypes, which no markup can hide.
 */

function getterOf<Owner extends object, Name extends keyof Owner>(
  prototype: Owner,
  name: Name,
): (owner: Owner) => Owner[Name] {
  return (owner) => {
    // Looked up late: a prototype without the getter (a browser without layout) answers with the plain property.
    const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return getter === undefined ? owner[name] : (getter.call(owner) as Owner[Name]);
  };
}

export const parentElementOf: (node: Node) => HTMLElement | null = getterOf(Node.prototype, 'parentElement');
export const isConnectedNode: (node: Node) => boolean = getterOf(Node.prototype, 'isConnected');
export const scrollTopOf: (element: Element) => number = getterOf(Element.prototype, 'scrollTop');
export const scrollLeftOf: (element: Element) => number = getterOf(Element.prototype, 'scrollLeft');

export function elementAt(page: Document, x: number, y: number): Element | null {
  return Document.prototype.elementFromPoint.call(page, x, y);
}
