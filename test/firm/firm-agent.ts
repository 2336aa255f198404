import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';

/**
 * A Node agent that reaches the firm under the real host names: it connects to the firm's port of this machine whatever host
 * is asked for, and trusts the firm's certificate alone. Certificates are checked as ever.
 */
export function createFirmAgent(firm: { readonly port: number; readonly pem: string }): Agent {
  return new FirmAgent(firm.port, { ca: firm.pem, keepAlive: false });
}

class FirmAgent extends Agent {
  readonly #port: number;

  constructor(port: number, options: AgentOptions) {
    super(options);
    this.#port = port;
  }

  override createConnection(
    options: AgentOptions & { host?: string; servername?: string },
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const servername = options.servername ?? options.host;
    const here = { ...options, host: '127.0.0.1', port: this.#port };
    return super.createConnection(servername === undefined ? here : { ...here, servername }, callback);
  }
}
