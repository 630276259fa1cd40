import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a wiki answers, by the `action` and, in a query, the `meta` that is asked for. */
export type Script = { readonly [asked: string]: unknown };

const LOGGED_IN: Script = {
  login: { login: { result: 'Success', lguserid: 1, lgusername: 'Example' } },
  'query tokens': { query: { tokens: { logintoken: 'a1+\\', csrftoken: 'b2+\\' } } },
  'query userinfo': { query: { userinfo: { id: 1, name: 'Example' } } },
  logout: {},
};

/** Runs `use` against a wiki that answers by heart, to see what an example says of a wiki that does wrong. */
export async function withScriptedWiki<T>(script: Script, use: (api: string) => Promise<T>): Promise<T> {
  const answers = { ...LOGGED_IN, ...script };
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://wiki.example').searchParams;
    const asked = [query.get('action'), query.get('meta')].filter((word) => word !== null).join(' ');
    response.writeHead(200, { 'Content-Type': 'application/json', Connection: 'close' });
    response.end(JSON.stringify(answers[asked]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api.php`);
  } finally {
    server.close();
  }
}
