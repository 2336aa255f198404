/** Chrome's translator marks the document with one of these; so do extensions that do the same. */
const translatedClasses = ['translated-ltr', 'translated-rtl'];

/** Whether what stands on the page now has gone through a translator. */
export function isPageTranslated(page: Document): boolean {
  const { classList } = page.documentElement;
  return translatedClasses.some((name) => classList.contains(name));
}

/** Whether the text of an element has gone through a translator, which wraps what it has written in `<font>`. */
export function isTextTranslated(element: Element | null): boolean {
  return element !== null && (element.querySelector('font') !== null || element.closest('font') !== null);
}
