import type { ErrorCode } from '../../messages/errors';
import type { HttpResponse } from './http';

/**
 * Whether a 403 is no refusal of the service's own, but of a gateway, a firewall or a proxy before it (additions.md 10): text of no form
 * that the services have. An empty one may be the service's (quickbooks-time.md 4).
 */
export function isForeignRefusal({ status, json, text }: HttpResponse): boolean {
  return status === 403 && json === undefined && text.trim() !== '';
}

/** What may have been on the way when somebody else answered: nobody knows whether it has arrived. */
export const lostOnTheWay: ReadonlySet<ErrorCode> = new Set(['timedOut', 'gatewayRefused']);
