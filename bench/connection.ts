import { connect, type Socket } from 'node:net';

/** An answer as it came: head and body, one character a byte. */
export interface RawAnswer {
  readonly head: string;
  readonly body: string;
}

/**
 * One kept-alive connection that sends prepared bytes, one request at a time. It reads just enough of HTTP for answers
 * with a Content-Length, so that the load costs less than the server that it measures.
 */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #onAnswer: (answer: RawAnswer) => void = () => {};

  private constructor(socket: Socket, failed: (error: Error) => void) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => this.#read(bytes.toString('latin1')));
    socket.on('error', failed);
    socket.on('close', () => failed(new Error('The server closed a connection.')));
  }

  /** Connects; `failed` is told of everything that goes wrong later. */
  static open(port: number, failed: (error: Error) => void): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket, failed)));
      socket.once('error', reject);
    });
  }

  /** Sends a request and calls back with its answer. */
  ask(request: string, onAnswer: (answer: RawAnswer) => void): void {
    this.#onAnswer = onAnswer;
    this.#socket.write(request, 'latin1');
  }

  /** Ends the connection without telling anyone. */
  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #read(text: string): void {
    const received = this.#received === '' ? text : this.#received + text;
    const end = received.indexOf('\r\n\r\n');
    const body = end + 4;
    if (end < 0 || received.length < body + contentLength(received, end)) {
      this.#received = received;
      return;
    }
    this.#received = '';
    this.#onAnswer({ head: received.slice(0, end), body: received.slice(body) });
  }
}

const CONTENT_LENGTH = '\r\nContent-Length: ';

function contentLength(text: string, end: number): number {
  const at = text.indexOf(CONTENT_LENGTH);
  if (at < 0 || at > end) throw new Error(`An answer without Content-Length: ${text.slice(0, end)}`);
  return Number.parseInt(text.slice(at + CONTENT_LENGTH.length, at + CONTENT_LENGTH.length + 10), 10);
}
