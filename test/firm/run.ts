import { parseArgs } from 'node:util';
import { startFirm } from './firm';

/** `npm run firm [-- --port N] [--seed N]`: the stand-in firm alone, for any HTTP client to try, until it is stopped. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '8443' }, seed: { type: 'string', default: '1' } },
});

const firm = await startFirm({ port: Number(values.port), seed: Number(values.seed) });
const { credentials, quickbooksOnline, karbon } = firm.state;

const example = 'api.karbonhq.com';
console.log(`The stand-in firm runs at https://127.0.0.1:${firm.port}; its clock says ${new Date(firm.clock.now()).toISOString()}.

Hosts (chosen by the Host header):
${firm.hosts.map((host) => `  ${host}`).join('\n')}

Certificate: ${firm.certificate.file}

Karbon (tenant ${karbon.tenantKey})
  Authorization: Bearer ${credentials.karbon.bearer}
  AccessKey:     ${credentials.karbon.accessKey}
QuickBooks Time
  client id      ${credentials.quickbooksTime.clientId}
  client secret  ${credentials.quickbooksTime.clientSecret}
  tokens         administrator ${credentials.quickbooksTime.adminToken}
                 manager       ${credentials.quickbooksTime.managerToken}
                 employee      ${credentials.quickbooksTime.employeeToken}
QuickBooks Online (company ${quickbooksOnline.realmId})
  client id      ${credentials.quickbooksOnline.clientId}
  client secret  ${credentials.quickbooksOnline.clientSecret}
  redirects      ${quickbooksOnline.applications.flatMap((application) => application.redirectUris).join('\n                 ')}

Chromium:
  --host-resolver-rules="${firm.hostResolverRules}"
  --ignore-certificate-errors-spki-list=${firm.certificate.spkiHash}
  https://app2.karbonhq.com/${karbon.tenantKey}

curl:
  curl --cacert ${firm.certificate.file} --resolve ${example}:${firm.port}:127.0.0.1 \\
    -H 'Authorization: Bearer ${credentials.karbon.bearer}' -H 'AccessKey: ${credentials.karbon.accessKey}' \\
    https://${example}:${firm.port}/v3/TenantSettings

Stop it with Ctrl+C.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    firm.close().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
  });
}
