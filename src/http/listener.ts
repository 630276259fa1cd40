import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListenError } from '../lib/listen-error.ts';
import { nodeHttp } from '../lib/node-http.ts';
import type { Limits } from './limits.ts';

/** Certificate and key (PEM) to answer over https with. */
export interface Tls {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

/** Milliseconds that requests under way get to end. */
const PATIENCE = 10_000;
const IDLE_CHECK = 20;
/** Checks after which whoever ends the server is told why it is still there. */
const CHECKS_AT_ONCE = 8;
/** Milliseconds by which a client may be slower than it may. */
const TIMEOUT_CHECK = 1000;

/** The part of the server that has the port. */
export class Listener {
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';
  readonly #waiting: [IncomingMessage, ServerResponse][] = [];
  readonly #wait = (incoming: IncomingMessage, outgoing: ServerResponse) => this.#waiting.push([incoming, outgoing]);

  constructor(tls: Tls | undefined, { headSeconds, requestSeconds, connections }: Limits) {
    const patience = {
      headersTimeout: headSeconds * 1000,
      requestTimeout: requestSeconds * 1000,
      connectionsCheckingInterval: TIMEOUT_CHECK,
      // A request without a body needs no stream to read it.
      optimizeEmptyRequests: true,
    };
    this.#server = tls ? secureServer(tls, patience) : nodeHttp().createServer(patience);
    this.#server.maxConnections = connections;
    this.#scheme = tls ? 'https' : 'http';
  }

  /** Takes the port, and gives the origin that it can be reached at. Requests wait until they are answered. */
  async open(port: number, host: string): Promise<string> {
    this.#server.on('request', this.#wait);
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

  /** Answers every request from now on, those that wait first. */
  answer(listener: RequestListener): void {
    this.#server.off('request', this.#wait);
    this.#server.on('request', listener);
    for (const [incoming, outgoing] of this.#waiting.splice(0)) listener(incoming, outgoing);
  }

  /** Answers the requests under way and takes no more. Tells if they make it wait. */
  async close(waits?: () => void): Promise<void> {
    if (!this.#server.listening) return;
    for (const [, outgoing] of this.#waiting.splice(0)) outgoing.destroy();
    this.#server.prependListener('request', (_, outgoing) => {
      outgoing.shouldKeepAlive = false;
    });
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // A connection that is kept alive after its last answer would hold the end up for seconds.
    let checks = 0;
    const idle = setInterval(() => {
      this.#server.closeIdleConnections();
      checks += 1;
      if (checks === CHECKS_AT_ONCE) waits?.();
    }, IDLE_CHECK);
    // A client that does not finish its request must not keep the server from ending.
    const patience = setTimeout(() => this.#server.closeAllConnections(), PATIENCE);
    await closed;
    clearTimeout(patience);
    clearInterval(idle);
  }
}

function secureServer({ cert, key }: Tls, patience: ServerOptions): Server {
  try {
    return process.getBuiltinModule('node:https').createServer({ ...patience, cert, key });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const what = `Cannot answer over https: certificate and key cannot be used (${why})`;
    throw new ListenError(`${what}. Give a certificate and its own key, both as PEM.`, { cause });
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
