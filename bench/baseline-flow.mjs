// The limit to measure the flow against: bare node:http doing what login token, login, csrf token and logout must do.
// The same headers and bytes as Latchkey sends, sessions in a map, an HMAC a token and one for the bot password, and
// each login and logout on the disk before it is answered: appended to a file, one write and one fdatasync a batch.
//   node baseline-flow.mjs PORT FILE NAME=SECRET…
import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import { fdatasync, openSync, write } from 'node:fs';
import { createServer } from 'node:http';

const [port, file, ...given] = process.argv.slice(2);
const siteKey = createSecretKey(randomBytes(32));
const secretHash = (secret) => createHmac('sha256', siteKey).update(secret).digest();
const users = new Map(
  given.map((pair, index) => [pair.split('=')[0], { id: index + 1, hash: secretHash(pair.split('=')[1]) }]),
);
/** Before login and after it: id → what its tokens are made with. */
const visitors = new Map();
const sessions = new Map();

const head = (length, cookie) => {
  const headers = [
    'X-Content-Type-Options',
    'nosniff',
    'Cache-Control',
    'private, must-revalidate, max-age=0',
    'X-Frame-Options',
    'DENY',
    'Content-Disposition',
    'inline; filename=api-result.json',
    'Content-Type',
    'application/json; charset=utf-8',
    'Content-Length',
    String(length),
  ];
  if (cookie) headers.push('Set-Cookie', cookie);
  return headers;
};
const cookieValue = (request, name) => {
  const cookie = request.headers.cookie ?? '';
  const at = cookie.indexOf(name);
  if (at < 0) return '';
  const end = cookie.indexOf(';', at);
  return cookie.slice(at + name.length, end < 0 ? undefined : end);
};
const token = (secret, salt, seconds) =>
  createHmac('sha256', secret)
    .update(salt + seconds)
    .digest('hex')
    .slice(0, 32) +
  seconds.toString(16) +
  '+\\';
const newToken = (secret, salt) => token(secret, salt, Math.floor(Date.now() / 1000));
const isToken = (secret, salt, given) => {
  const right = Buffer.from(token(secret, salt, Number.parseInt(given.slice(32), 16)));
  const sent = Buffer.from(given);
  return sent.length === right.length && timingSafeEqual(sent, right);
};

const log = openSync(file, 'a');
let lines = '';
let waiting = [];
let syncing = false;
/** Calls back when a line is on the disk; what comes while a batch is on its way goes with the next. */
const durable = (line, done) => {
  lines += line;
  waiting.push(done);
  if (!syncing) sync();
};
const sync = () => {
  const [batch, calls] = [lines, waiting];
  [lines, waiting, syncing] = ['', [], true];
  const failed = (error) => {
    if (error) throw error;
  };
  write(log, batch, (error) => {
    failed(error);
    fdatasync(log, (error) => {
      failed(error);
      syncing = false;
      for (const call of calls) call();
      if (waiting.length > 0) sync();
    });
  });
};

const answer = (response, value, cookie) => {
  const body = JSON.stringify(value);
  response.writeHead(200, head(Buffer.byteLength(body), cookie));
  response.end(body);
};
const refuse = (response) => answer(response, { error: { code: 'badtoken', info: 'Refused.' } });

const loginToken = (_request, response) => {
  const id = randomBytes(24).toString('base64url');
  const secret = createSecretKey(randomBytes(32));
  visitors.set(id, secret);
  const tokens = { logintoken: newToken(secret, 'login') };
  answer(response, { batchcomplete: '', query: { tokens } }, `wiki_session=${id}; Path=/; HttpOnly; SameSite=Lax`);
};
const csrfToken = (request, response) => {
  const session = sessions.get(cookieValue(request, 'wiki_BPsession='));
  const tokens = { csrftoken: session ? newToken(session, 'csrf') : '+\\' };
  answer(response, { batchcomplete: '', query: { tokens } });
};
const login = (request, response, form) => {
  const before = cookieValue(request, 'wiki_session=');
  const secret = visitors.get(before);
  if (!secret || !isToken(secret, 'login', form.lgtoken)) return refuse(response);
  visitors.delete(before);
  const name = form.lgname;
  const user = users.get(name);
  if (!user || !timingSafeEqual(secretHash(form.lgpassword), user.hash)) return refuse(response);
  const id = randomBytes(24).toString('base64url');
  sessions.set(id, createSecretKey(randomBytes(32)));
  const value = { login: { result: 'Success', lguserid: user.id, lgusername: name.slice(0, name.indexOf('@')) } };
  durable(`begin ${id} ${user.id}\n`, () =>
    answer(response, value, `wiki_BPsession=${id}; Path=/; HttpOnly; SameSite=Lax`),
  );
};
const gone = 'wiki_BPsession=deleted; Expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0; Path=/; HttpOnly; SameSite=Lax';
const logout = (request, response, form) => {
  const id = cookieValue(request, 'wiki_BPsession=');
  const session = sessions.get(id);
  if (!session || !isToken(session, 'csrf', form.token)) return refuse(response);
  sessions.delete(id);
  durable(`end ${id}\n`, () => answer(response, {}, gone));
};

const fields = (body) => {
  const form = {};
  for (const pair of body.split('&')) {
    const at = pair.indexOf('=');
    form[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replaceAll('+', ' '));
  }
  return form;
};
createServer((request, response) => {
  if (request.method === 'GET')
    return request.url.includes('type=login') ? loginToken(request, response) : csrfToken(request, response);
  let body = '';
  request.setEncoding('latin1');
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const form = fields(body);
    if (form.action === 'login') login(request, response, form);
    else logout(request, response, form);
  });
}).listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/api.php`));
