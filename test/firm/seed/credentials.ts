import type { QuickbooksOnlineState } from '../quickbooks-online/state';
import type { QuickbooksTimeState } from '../quickbooks-time/state';
import type { FirmRandom } from '../service';
import type { FirmCredentials } from '../state';
import { makeGuid, pickCharacters } from './keys';
import { extensionRedirectAddress, otherRedirectAddress } from './redirect-addresses';
import type { SeedTools } from './seed-tools';
import type { StaffMember } from './staff';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Static tokens are made for two months (quickbooks-time.md 2.2). */
const staticTokenLifeMs = 60 * 86_400_000;

/** Karbon's pair: a GUID, and a web token of three parts (karbon.md 1.1). */
export function makeKarbonCredentials(random: FirmRandom, tenantKey: string): FirmCredentials['karbon'] {
  const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  const accessKey = [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ reg: tenantKey, tak: makeGuid(random) }),
    pickCharacters(random, letters, 43),
  ].join('.');
  return { bearer: makeGuid(random), accessKey };
}

/** Registers the firm's application and three tokens made in the web pages. */
export function seedTimeCredentials(
  time: QuickbooksTimeState,
  staff: readonly StaffMember[],
  tools: SeedTools,
): FirmCredentials['quickbooksTime'] {
  const { random } = tools;
  const application = {
    clientId: random.hex(32),
    clientSecret: random.hex(32),
    redirectUris: [extensionRedirectAddress, otherRedirectAddress],
  };
  time.applications.push(application);
  const tokenOf = (role: StaffMember['role']): string => {
    const person = staff.find((member) => member.role === role);
    if (!person) throw new Error(`Nobody in the firm is ${role}.`);
    const token = `S.7__${random.hex(40)}`;
    time.accessTokens.set(token, {
      userId: person.timeUser.id,
      clientId: null,
      expiresMs: tools.nowMs + staticTokenLifeMs,
      isRevoked: false,
    });
    return token;
  };
  return {
    clientId: application.clientId,
    clientSecret: application.clientSecret,
    adminToken: tokenOf('admin'),
    employeeToken: tokenOf('employee'),
    managerToken: tokenOf('manager'),
  };
}

/** Registers the firm's application with Intuit, and who may sign in: an administrator of the company and one who is not. */
export function seedOnlineCredentials(
  online: QuickbooksOnlineState,
  staff: readonly StaffMember[],
  random: FirmRandom,
): FirmCredentials['quickbooksOnline'] {
  const clientId = `AB${pickCharacters(random, letters, 48)}`;
  const clientSecret = pickCharacters(random, letters, 40);
  online.applications.push({
    clientId,
    clientSecret,
    environment: online.environment,
    redirectUris: [extensionRedirectAddress, otherRedirectAddress],
  });
  for (const role of ['admin', 'employee'] as const) {
    const person = staff.find((member) => member.role === role);
    if (person) online.users.push({ name: person.name, isCompanyAdmin: role === 'admin' });
  }
  return { clientId, clientSecret };
}
