import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';

/** Certificate and key (PEM) to answer over https with. */
export interface Tls {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

/** Why a server could not listen: one line that names the address and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** The part of the server that has the port. */
export class Listener {
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';

  constructor(tls: Tls | undefined) {
    this.#server = tls ? createHttps({ cert: tls.cert, key: tls.key }) : createHttp();
    this.#scheme = tls ? 'https' : 'http';
  }

  onRequest(listener: RequestListener): void {
    this.#server.on('request', listener);
  }

  /** Listens, and gives the origin that it can be reached at. */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException) => reject(listenError(error, port, host));
      this.#server.once('error', failed);
      this.#server.listen(port, host, () => {
        this.#server.off('error', failed);
        resolve();
      });
    });
    const { address, family, port: taken } = this.#server.address() as AddressInfo;
    return `${this.#scheme}://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
  }

  /** Answers the requests under way and takes no more. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    await closed;
  }
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): ListenError {
  const where = `port ${port} of ${host}`;
  const told: { readonly [code: string]: string } = {
    EADDRINUSE: `Cannot listen at ${where}: it is in use. Give another with --port, or --port 0 for any that is free.`,
    EACCES: `Cannot listen at ${where}: this user may not. Give a port above 1023 with --port.`,
    EADDRNOTAVAIL: `Cannot listen at ${where}: this machine does not have that address. Give another with --host.`,
    ENOTFOUND: `Cannot listen at ${where}: there is no such host. Give another with --host.`,
  };
  return new ListenError(told[error.code ?? ''] ?? `Cannot listen at ${where}: ${error.message}.`, { cause: error });
}
