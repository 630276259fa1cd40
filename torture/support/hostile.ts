import { connect, type Socket } from 'node:net';

const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** Sends a head and so many bytes behind it, as long as the server takes them; gives the status that it answers, 0 for none. */
export function hurl(api: string, head: string, bytes: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = dial(api);
    let answer = '';
    let left = bytes;
    const send = () => {
      while (left > 0 && !socket.destroyed) {
        left -= CHUNK.length;
        if (!socket.write(CHUNK)) return;
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
    const timer = setInterval(() => socket.write('x'), milliseconds);
    socket.on('connect', () => socket.write('GET /api.php HTTP/1.1\r\nX-Slow: '));
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
