import { type Asker, isTokenOf } from './asker.ts';
import { refusal } from './error.ts';
import type { Call, Module } from './module.ts';
import type { Params, Values } from './param/param.ts';
import type { ApiRequest } from './request.ts';

// The checks that a request must pass before its module runs, in MediaWiki's order (ApiMain).

/** `assert` and `assertuser`: what the client believes of itself. */
export function checkAsserts(main: Values<Params>, asker: Asker): void {
  if (main.assert === 'anon' && asker.id !== 0) throw refusal('assertanonfailed');
  if (main.assert === 'user' && asker.id === 0) throw refusal('assertuserfailed');
  if (main.assert === 'bot' && !asker.rights.has('bot')) throw refusal('assertbotfailed');
  const name = main.assertuser as string | undefined;
  if (name !== undefined && name !== asker.name) throw refusal('assertnameduserfailed', [name]);
}

/** The token of a module that takes one: in the body, and of this session. */
export function checkToken(
  { token: type, prefix, alsoSalt }: Module,
  { params, session, asker, requirePosted }: Call<Params>,
): void {
  if (type === null) return;
  requirePosted(`${prefix}token`);
  const token = params.token as string;
  const good =
    isTokenOf(asker, session, type, token) || (alsoSalt !== null && isTokenOf(asker, session, type, token, alsoSalt));
  if (!good) throw refusal('badtoken');
}

/** The right to read, for modules that show something of the wiki. */
export function checkMayRead(module: Module, call: Call<Params>): void {
  if (!call.asker.rights.has('read') && !module.isOpenToAll(call)) throw refusal('readapidenied');
}

/** A client may promise not to write (by anything but `0`); a module that writes is then refused. */
export function checkMayWrite(module: Module, request: ApiRequest): void {
  const promise = request.headers['promise-non-write-api-action'] ?? '0';
  if (module.write && promise !== '' && promise !== '0') throw refusal('promised-nonwrite-api');
}

/** A wiki on one machine says of itself that it lags -1 seconds. */
const LAG = -1;
const DATABASE = 'localhost';

/** `maxlag`: refused when the wiki lags more than the client accepts. */
export function checkLag(module: Module, main: Values<Params>, headers: [string, string][]): void {
  const most = main.maxlag as number | undefined;
  if (module.ignoresLag || most === undefined || LAG <= most) return;
  headers.push(['Retry-After', String(Math.max(most, 5))], ['X-Database-Lag', String(LAG)]);
  throw refusal('maxlag', [LAG, DATABASE], { data: { host: DATABASE, lag: LAG, type: 'db' } });
}

/** Whether the client need not be told again: to `If-None-Match: *` every answer exists. */
export function isUnmodified({ method, headers }: ApiRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && headers['if-none-match']?.trim() === '*';
}

/** The method that a module can be asked with. */
export function checkMethod(module: Module, { method, bodyTooLarge }: ApiRequest): void {
  if (!['GET', 'HEAD', 'POST', 'OPTIONS'].includes(method)) throw refusal('invalidmethod', [], { status: 405 });
  if (bodyTooLarge) throw refusal('contenttoolarge', [], { status: 413 });
  if (module.mustBePosted && method !== 'POST') throw refusal('mustbeposted', [module.name]);
}
