const loaded = new Map();

/** The data of a page as it is now; where the server cannot be reached, as it was, or `null` if it was never seen. */
export async function loadPage(route) {
  const query = new URLSearchParams({ route: route.segments[0] ?? '', key: route.key });
  const address = `/data/page?${query}`;
  try {
    const response = await fetch(address);
    if (response.ok) loaded.set(address, await response.json());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return loaded.get(address) ?? null;
}
