import type { FirmAnswer } from '../service';

/** The discovery document (quickbooks.md 2.1): no PKCE, no public clients. */
export function discoveryDocument(environment: 'production' | 'sandbox'): FirmAnswer {
  const accounts =
    environment === 'sandbox' ? 'sandbox-accounts.platform.intuit.com' : 'accounts.platform.intuit.com';
  return {
    status: 200,
    body: {
      issuer: 'https://oauth.platform.intuit.com/op/v1',
      authorization_endpoint: 'https://appcenter.intuit.com/connect/oauth2',
      token_endpoint: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
      userinfo_endpoint: `https://${accounts}/v1/openid_connect/userinfo`,
      revocation_endpoint: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
      jwks_uri: 'https://oauth.platform.intuit.com/op/v1/jwks',
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'email', 'profile', 'address', 'phone'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      claims_supported: ['aud', 'exp', 'iat', 'iss', 'realmid', 'sub'],
    },
  };
}
