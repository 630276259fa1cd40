import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

/** What the operator's programs ask of a server, apart from its clients. */
export interface Status {
  readonly metrics: Metrics;
  /** Why the server cannot serve now; undefined: it can. */
  whyNotReady(): Promise<string | undefined>;
}

/** Answers /healthz (the process runs), /readyz (it can serve) and /metrics. */
export async function answerStatus(
  { url, method }: IncomingMessage,
  outgoing: ServerResponse,
  { metrics, whyNotReady }: Status,
): Promise<void> {
  const say = (status: number, text: string, type = 'text/plain; charset=utf-8') => {
    outgoing.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    outgoing.end(method === 'HEAD' ? undefined : text);
  };
  if (method !== 'GET' && method !== 'HEAD') return say(405, 'Ask with GET.\n');
  const [path] = (url ?? '/').split('?');
  if (path === '/healthz') return say(200, 'ok\n');
  if (path === '/readyz') {
    const why = await whyNotReady();
    return why === undefined ? say(200, 'ok\n') : say(503, `${why}\n`);
  }
  if (path !== '/metrics') return say(404, 'There is /healthz, /readyz and /metrics.\n');
  try {
    const { type, text } = await metrics.print();
    say(200, text, type);
  } catch {
    say(500, 'The store cannot be read.\n');
  }
}
