/** The last four are guesses at one and the same: the page of a client group. */
const clientRoutes = ['contacts', 'organizations', 'client-groups', 'clientgroups', 'client-group', 'groups'];
const recordRoutes = ['work', ...clientRoutes];

/** The route of an address: in its hash, or in the path form that a few links still have (karbon.md 2). */
export function readRoute({ hash, pathname }) {
  const text = hash.startsWith('#/') ? hash.slice(2) : pathname.split('/').slice(2).join('/');
  const segments = text
    .split('?')[0]
    .split('/')
    .filter((segment) => segment !== '');
  if (segments[0] === 'work' && segments[1] === 'basic-details')
    segments.splice(1, 2, segments[2] ?? '', 'details');
  const isRecord = recordRoutes.includes(segments[0]);
  return {
    segments,
    key: isRecord ? (segments[1] ?? '') : '',
    tab: isRecord ? (segments[2] ?? '') : '',
    isClient: clientRoutes.includes(segments[0]),
  };
}
