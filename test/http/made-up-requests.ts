import fc from 'fast-check';
import { ALICE } from '../support/accounts.ts';

const names = [
  ...[
    'action',
    'format',
    'formatversion',
    'meta',
    'type',
    'token',
    'assert',
    'assertuser',
    'maxlag',
    'maxage',
    'smaxage',
  ],
  ...['requestid', 'curtimestamp', 'responselanginfo', 'servedby', 'origin', 'callback', 'uselang', 'errorformat'],
  ...['errorlang', 'errorsuselocal', 'utf8', 'ascii', 'wrappedhtml', 'uiprop', 'siprop', 'modules', 'maxtokenage'],
  ...['lgname', 'lgpassword', 'lgtoken', 'username', 'password', 'rememberMe', 'logintoken', 'loginreturnurl'],
  ...['logincontinue', 'loginrequests', 'loginmessageformat', 'prop', 'list', 'continue', 'rawcontinue', '__proto__'],
];
const values = [
  ...['query', 'login', 'logout', 'clientlogin', 'checktoken', 'help', 'paraminfo', 'tokens', 'userinfo', 'siteinfo'],
  ...['json', 'xml', 'php', 'none', 'jsonfm', 'xmlfm', 'rawfm', '1', '2', 'latest', '0', '-1', '', '*', 'csrf', 'now'],
  ...[
    'user',
    'anon',
    'bot',
    'bc',
    'raw',
    'html',
    'plaintext',
    'tokens|userinfo',
    '\u001fcsrf\u001flogin',
    'csrf|login',
  ],
  ...[
    '+\\',
    '0'.repeat(32),
    `${'0'.repeat(40)}+\\`,
    ALICE.name,
    `${ALICE.name}@tool`,
    'http://example.org/',
    'de',
    'x|y|z',
  ],
  ...['\u0000', '\ud800', '<script>', '"]}', '|'.repeat(60), 'é'.repeat(300), '9'.repeat(30), 'main', 'query+tokens'],
];

const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array).toString('latin1'));
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...values) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: bytes },
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom(...names).map((one) => `${one}[]`) },
  { weight: 1, arbitrary: text },
);
const fields = fc.array(fc.tuple(name, text), { maxLength: 8 });

/** Ways to write a text into an address or a form: some of them wrong. */
const escapes: readonly ((text: string) => string)[] = [
  (one) => encodeURIComponent(one.toWellFormed()),
  (one) => new URLSearchParams([['', one]]).toString().slice(1),
  (one) => escape(one),
  (one) =>
    Buffer.from(one)
      .toString('latin1')
      .replace(/[^!-~]|[&#]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`),
  (one) => one.replace(/[^!-"$-~]/g, '%'),
];
const escapeWith = fc.constantFrom(...escapes);

type Pairs = readonly (readonly [name: string, value: string])[];
const urlEncoded = (pairs: Pairs, by: (text: string) => string) =>
  pairs.map(([key, value]) => `${by(key)}=${by(value)}`).join('&');
const multipart = (pairs: Pairs) =>
  `${pairs.map(([key, value]) => `--xx\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`).join('')}--xx--`;

const body = fc.oneof(
  fc
    .tuple(fields, escapeWith)
    .map(([pairs, by]) => ({ type: 'application/x-www-form-urlencoded', data: urlEncoded(pairs, by) })),
  fields.map((pairs) => ({
    type: 'multipart/form-data; boundary=xx',
    data: Buffer.from(multipart(pairs)).toString('latin1'),
  })),
  fc.tuple(fields, fc.nat({ max: 400 }), bytes).map(([pairs, at, noise]) => ({
    type: 'multipart/form-data; boundary=xx',
    data: multipart(pairs).slice(0, at) + noise,
  })),
  fields.map((pairs) => ({ type: 'application/json', data: JSON.stringify(pairs) })),
  fc
    .tuple(fc.constantFrom('', 'text/plain', 'multipart/form-data', 'x'), bytes)
    .map(([type, data]) => ({ type, data })),
);
const header = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'Origin',
      'Treat-as-Untrusted',
      'Promise-Non-Write-API-Action',
      'If-None-Match',
      'Accept-Language',
      'X-Forwarded-For',
      'X-Forwarded-Proto',
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
      'If-Modified-Since',
      'Range',
      'Accept',
      'Sec-Fetch-Site',
    ),
    fc.oneof(
      fc.constantFrom('*', '1', 'https', 'http://example.org', '203.0.113.5', 'cross-site', 'null', ''),
      fc.stringMatching(/^[!-~]{0,20}$/),
    ),
  ),
  fc.tuple(
    fc.stringMatching(/^[A-Za-z-]{1,10}$/).map((one) => `X-${one}`),
    fc.stringMatching(/^[ -~\u0080-\u00ff]{0,20}$/),
  ),
);

/** Requests of every sort: parameters, encodings, bodies, headers and bytes that mean something, and that mean nothing. */
export const madeUpRequests = fc.record({
  method: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('GET', 'POST') },
    { weight: 1, arbitrary: fc.constantFrom('HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH') },
  ),
  path: fc.oneof(
    { weight: 12, arbitrary: fc.constant('/api.php') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '/',
        '/api.php/',
        '/api.php/x',
        '/index.php',
        '/api.phpx',
        '//',
        'http://x/api.php',
        '*',
      ),
    },
  ),
  format: fc.constantFrom('format=json', 'format=json&formatversion=2', ''),
  query: fc.tuple(fields, escapeWith).map(([pairs, by]) => urlEncoded(pairs, by)),
  body,
  headers: fc.array(header, { maxLength: 4 }),
  jar: fc.nat({ max: 4 }),
  noise: fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.stringMatching(/^[!-~]{0,30}$/)),
});
