import { connect, type Socket } from 'node:net';

/** Opens a connection to a server. */
export function dial(api: string): Promise<Socket> {
  const { hostname, port } = new URL(api);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''), () => resolve(socket));
    // A server that never answers fails the test instead of holding it up.
    socket.setTimeout(60_000, () => socket.destroy());
    socket.once('error', reject);
  });
}

/** All that a connection gives until it is closed. */
export function readAll(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

/** Sends bytes as they are and reads what comes until the server closes the connection. */
export async function exchange(api: string, ...bytes: readonly (string | Buffer)[]): Promise<string> {
  const socket = await dial(api);
  const all = readAll(socket);
  for (const one of bytes) socket.write(typeof one === 'string' ? Buffer.from(one, 'latin1') : one);
  return all;
}

/** The head of a request that closes the connection after its answer. */
export function head(line: string, ...headers: readonly string[]): string {
  return `${[`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;
}

/** The statuses of the answers in what a connection gave; 100 (Continue) left out. */
export function statuses(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)).filter((one) => one !== 100);
}
