import { createKarbonReader } from '../../../../src/systems/karbon/client';
import { type ScriptedAnswer, type Sent, scriptedHttp } from '../scripted-http';

export const keys = { bearer: '0f0e0d0c-0b0a-0908-0706-050403020100', accessKey: 'eyJhbGci.eyJzdWIi.c2ln' };
export const base = 'https://api.karbonhq.com/v3';

/** Karbon's reader over a service that answers as `service` says, and what was sent to it. */
export function setUp(service: (sent: Sent) => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  return {
    ...scripted,
    reader: createKarbonReader({ http: scripted.http, keys: async () => keys, perMinute: async () => 30 }),
  };
}
