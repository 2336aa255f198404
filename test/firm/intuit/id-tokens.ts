import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const issuer = 'https://oauth.platform.intuit.com/op/v1';
const keyId = 'stand-in-key';
const lifeSeconds = 3600;

/** OpenID tokens, signed with RS256 (quickbooks.md 2.1). */
export interface IdTokens {
  make(clientId: string, userName: string, nowMs: number): string;
  /** The public key, as the JWKS address answers it. */
  keySet(): object;
}

export function createIdTokens(realmId: string): IdTokens {
  // Made at the first need: most runs never ask for `openid`, and the key costs more than all the rest of the sign-in.
  let made: { publicKey: KeyObject; privateKey: KeyObject } | null = null;
  const keys = () => {
    made ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return made;
  };
  return {
    make(clientId, userName, nowMs) {
      const seconds = Math.floor(nowMs / 1000);
      const claims = {
        sub: subjectOf(userName),
        aud: [clientId],
        realmid: realmId,
        auth_time: seconds,
        iss: issuer,
        iat: seconds,
        exp: seconds + lifeSeconds,
      };
      const signed = `${encoded({ kid: keyId, alg: 'RS256' })}.${encoded(claims)}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), keys().privateKey).toString('base64url')}`;
    },
    keySet: () => ({
      keys: [{ ...keys().publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }],
    }),
  };
}

/** The stable id that Intuit gives a user. */
export function subjectOf(userName: string): string {
  return Buffer.from(userName).toString('hex').padEnd(32, '0').slice(0, 32);
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
