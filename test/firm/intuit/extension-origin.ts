import type { FirmAnswer, FirmRequest } from '../service';
import type { Switches } from '../switches';

/**
 * The edge's refusal of a request that names an extension as its origin, where the switch has it so; else `null`
 * (quickbooks.md 2.7, which knows no shape for it: an error page, as of other edge errors in 7.1).
 */
export function refusedOrigin(
  request: FirmRequest,
  switches: Switches['quickbooksOnline'],
): FirmAnswer | null {
  const isFromExtension = request.headers.origin?.startsWith('chrome-extension://') === true;
  if (!isFromExtension || switches.acceptsExtensionOrigin) return null;
  return {
    status: 403,
    headers: { 'content-type': 'text/html' },
    body: '<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>',
  };
}
