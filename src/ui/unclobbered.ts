/**
 * The node as its prototype has it. A form that holds `<input name="parentElement">` answers `form.parentElement` with that field, and
 * an image named `querySelector` hides the document's own: markup must not decide what is called or where a walk goes on.
 *
 * @returns a stand-in to read properties of and to call, not to be handed on as a node.
 */
export function plain<Target extends Node>(node: Target): Target {
  const prototype: object = node instanceof Document ? Document.prototype : HTMLElement.prototype;
  return new Proxy(node, {
    get(target, name) {
      const value: unknown = Reflect.get(name in prototype ? prototype : target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
