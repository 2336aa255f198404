/** A class name as the bundler of the newer pages makes it: the stable part, then a tail that says nothing. */
export function hashed(...names) {
  return names.map((name) => `_${name}-${tailOf(name)}`).join(' ');
}

function tailOf(name) {
  let hash = 2166136261;
  for (const character of name) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  return hash.toString(36).slice(-5);
}
