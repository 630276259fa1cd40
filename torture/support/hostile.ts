import { connect, type Socket } from 'node:net';

const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** The same as a chunk of a body that does not say how long it is. */
const FRAMED = Buffer.concat([Buffer.from(`${CHUNK.length.toString(16)}\r\n`), CHUNK, Buffer.from('\r\n')]);

/** Sends a head and so many bytes behind it, as long as the server takes them; gives the status that it answers, 0 for none. */
export function hurl(api: string, head: string, bytes: number): Promise<number> {
  const chunk = /^Transfer-Encoding: chunked/m.test(head) ? FRAMED : CHUNK;
  return new Promise((resolve) => {
    const socket = dial(api);
    let answer = '';
    let left = bytes;
    const send = () => {
      while (left > 0 && !socket.destroyed) {
        left -= chunk.length;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('connect', () => {
      socket.write(head);
      send();
    });
    socket.on('drain', send);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (/^HTTP\/1\.1 [2-5]\d\d /.test(answer)) socket.destroy();
    });
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0)));
  });
}

/** A connection that sends one byte of a head after the other and never ends it; gives the status that it is told in the end. */
export function drip(api: string, milliseconds: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = dial(api);
    let answer = '';
    let timer: NodeJS.Timeout | undefined;
    socket.on('connect', () => {
      socket.write('GET /api.php HTTP/1.1\r\nX-Slow: ');
      timer = setInterval(() => socket.write('x'), milliseconds);
    });
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => {
      clearInterval(timer);
      resolve(Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0));
    });
  });
}

function dial(api: string): Socket {
  const { hostname, port } = new URL(api);
  const socket = connect(Number(port), hostname);
  // What the server does to it is seen by its end.
  socket.on('error', () => {});
  return socket;
}
