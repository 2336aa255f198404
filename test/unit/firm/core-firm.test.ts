import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firmStartMs } from '../../firm/clock';
import { type Firm, startFirm } from '../../firm/firm';

let firm: Firm;

beforeAll(async () => {
  firm = await startFirm({ switches: { karbon: { isDark: true } } });
});

afterAll(() => firm.close());

describe('the firm', () => {
  it('answers at the host name of every service', () => {
    expect(firm.hosts).toEqual(
      expect.arrayContaining([
        'app2.karbonhq.com',
        'api.karbonhq.com',
        'rest.tsheets.com',
        'quickbooks.api.intuit.com',
        'sandbox-quickbooks.api.intuit.com',
        'appcenter.intuit.com',
        'oauth.platform.intuit.com',
        'developer.api.intuit.com',
      ]),
    );
    expect(new Set(firm.hosts).size).toBe(firm.hosts.length);
    expect(firm.hostResolverRules).toContain(`MAP rest.tsheets.com 127.0.0.1:${firm.port}, MAP `);
  });

  it('changes the switches it was told to and no others', () => {
    expect(firm.switches.karbon).toMatchObject({ isDark: true, shell: 'ember' });
    expect(firm.switches.quickbooksOnline.requestsPerMinute).toBe(500);
  });

  it('starts its clock where it is told to', () => {
    expect(firm.clock.now() - firmStartMs).toBeLessThan(60_000);
    firm.clock.freeze();
    const beforeMs = firm.clock.now();
    firm.clock.advance(1000);
    expect(firm.clock.now()).toBe(beforeMs + 1000);
  });

  it('is the same for the same seed, credentials and all, and another for another', async () => {
    const twin = await startFirm();
    const other = await startFirm({ seed: 2 });
    try {
      expect(twin.state.credentials).toEqual(firm.state.credentials);
      expect(other.state.credentials).not.toEqual(firm.state.credentials);
    } finally {
      await Promise.all([twin.close(), other.close()]);
    }
  });
});
