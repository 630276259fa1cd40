import type { Actor, Asked, Field } from './generate.ts';

type Fields = { readonly [name: string]: string };

const posted = (actor: Actor, fields: Fields): Asked => ({ ...AS, actor, method: 'POST', body: asked(fields) });
const read = (actor: Actor, fields: Fields): Asked => ({ ...AS, actor, method: 'GET', query: asked(fields) });
const AS = { query: [], body: [], headers: {} };

const asked = (fields: Fields): Field[] =>
  Object.entries({ format: 'json', formatversion: '2', errorformat: 'plaintext', ...fields });

const block = (fields: Fields) => posted('sysop', { action: 'block', reason: 'why', token: '{csrf}', ...fields });
const unblock = (fields: Fields) => posted('sysop', { action: 'unblock', reason: 'why', token: '{csrf}', ...fields });
const rights = (fields: Fields) =>
  posted('sysop', { action: 'userrights', user: '{victim}', token: '{userrights}', ...fields });
const options = (fields: Fields) => posted('user', { action: 'options', token: '{csrf}', ...fields });
const blocksOf = (fields: Fields) =>
  read('sysop', {
    action: 'query',
    list: 'blocks',
    bkprop: 'user|by|expiry|reason|range|flags|restrictions',
    ...fields,
  });
const usersTold = read('sysop', {
  action: 'query',
  list: 'users',
  ususers: '{victim}|{other}',
  usprop: 'blockinfo|groups|groupmemberships|rights|gender|emailable',
});
const logTold = read('sysop', {
  action: 'query',
  list: 'logevents',
  leuser: '{sysop}',
  leprop: 'type|title|details',
  lelimit: '5',
});
const whoami = (actor: Actor) =>
  read(actor, { action: 'query', meta: 'userinfo', uiprop: 'blockinfo|groups|rights|options|email|cancreateaccount' });
const change = (fields: Fields) =>
  posted('user', {
    action: 'changeauthenticationdata',
    changeauthrequest: 'MediaWiki\\Auth\\PasswordAuthenticationRequest',
    changeauthtoken: '{csrf}',
    ...fields,
  });
const create = (fields: Fields) =>
  posted('nobody', {
    action: 'createaccount',
    createtoken: '{createaccount}',
    createreturnurl: 'http://x/',
    ...fields,
  });

/** An address that nobody asks from, and the range around it. */
const ADDRESS = '{address}';
const RANGE = `${ADDRESS}/24`;

/**
 * What is done to accounts and addresses of one's own, one thing after the other, with questions in between that tell what
 * became of it. The actors' sessions last from the first to the last.
 */
export const SEQUENCES: readonly (readonly Asked[])[] = [
  [
    block({ user: '{victim}', expiry: '5 days', nocreate: '', noemail: '', autoblock: '' }),
    ...[usersTold, blocksOf({ bkusers: '{victim}' }), logTold],
    block({ user: '{victim}', expiry: '5 days' }),
    block({ user: '{victim}', partial: '', allowusertalk: '', namespacerestrictions: '0|3', reblock: '' }),
    ...[usersTold, blocksOf({ bkusers: '{victim}' }), logTold],
    block({ user: '{victim}', partial: '', allowusertalk: '', namespacerestrictions: '3|0', reblock: '' }),
    unblock({ user: '{victim}' }),
    unblock({ user: '{victim}' }),
    ...[usersTold, blocksOf({ bkusers: '{victim}' }), logTold],
  ],
  [
    block({ user: ADDRESS, expiry: 'infinite', anononly: '', autoblock: '', noemail: '' }),
    block({ user: RANGE, expiry: '1 month', nocreate: '' }),
    ...[blocksOf({ bkip: ADDRESS }), blocksOf({ bkusers: ADDRESS }), logTold],
    block({ user: ADDRESS, expiry: 'infinite', anononly: '', autoblock: '', noemail: '', reblock: '' }),
    block({ user: ADDRESS, reblock: '', partial: '', allowusertalk: '', nocreate: '' }),
    ...[blocksOf({ bkip: ADDRESS }), logTold],
    unblock({ user: RANGE }),
    unblock({ user: RANGE }),
    unblock({ user: ADDRESS }),
    ...[blocksOf({ bkip: ADDRESS }), logTold],
    block({ user: `${ADDRESS}/15` }),
    block({ user: `${ADDRESS}/33` }),
    block({ user: ADDRESS, partial: '', allowusertalk: '' }),
    block({ user: ADDRESS, partial: '', namespacerestrictions: '0' }),
  ],
  [
    block({ user: '{sysop}' }),
    ...[whoami('sysop'), block({ user: '{other}' }), unblock({ user: '{other}' })],
    ...[unblock({ user: '{sysop}' }), whoami('sysop')],
    block({ user: '{user}', nocreate: '' }),
    whoami('user'),
    ...[posted('user', { action: 'resetpassword', user: '{other}', token: '{csrf}' }), unblock({ user: '{user}' })],
    whoami('user'),
  ],
  [
    rights({ add: 'bot|sysop', expiry: '1 day|infinite' }),
    ...[usersTold, rights({ add: 'bot', remove: 'sysop|suppress' }), usersTold, logTold],
    ...[rights({ remove: 'bot' }), usersTold, rights({ add: 'bot', expiry: '1 day|2 days' })],
  ],
  [
    options({ change: 'gender=female|userjs-a=b|nosuchoption=1' }),
    ...[whoami('user'), options({ optionname: 'userjs-b', optionvalue: 'x|y' }), whoami('user')],
    ...[options({ change: 'gender' }), options({ optionvalue: 'x' }), whoami('user')],
    ...[options({ reset: '', resetkinds: 'userjs' }), whoami('user'), options({ reset: '' }), options({})],
    whoami('user'),
  ],
  [
    change({ password: 'short', retype: 'short' }),
    change({ password: 'another-Pw-12345', retype: 'another-Pw-1234' }),
    change({ password: 'another-Pw-12345', retype: 'another-Pw-12345' }),
    whoami('user'),
    posted('user', { action: 'removeauthenticationdata', request: 'nonsense', token: '{csrf}' }),
    posted('user', { action: 'linkaccount', linkreturnurl: 'http://x/', linktoken: '{csrf}' }),
    posted('user', { action: 'unlinkaccount', request: 'nonsense', token: '{csrf}' }),
    posted('user', { action: 'validatepassword', password: 'password' }),
    posted('user', { action: 'validatepassword', password: 'another-Pw-12345', user: '{other} new' }),
  ],
  [
    create({ username: '{victim}', password: 'some-Pw-12345678', retype: 'some-Pw-12345678' }),
    create({ username: '{other} a', password: 'some-Pw-12345678', retype: 'some-Pw-1234567' }),
    create({ username: '{other} a', password: 'x', retype: 'x' }),
    create({ username: '{other} a', password: 'some-Pw-12345678', retype: 'some-Pw-12345678' }),
    create({ username: '{other} a', password: 'some-Pw-12345678', retype: 'some-Pw-12345678' }),
    whoami('nobody'),
    read('sysop', { action: 'query', list: 'logevents', letitle: 'User:{other} a', leprop: 'type|title|user' }),
  ],
  [
    posted('nobody', clientLogin({ username: 'Corpus expired', password: 'corpus-expired-Pw-7' })),
    read('nobody', { action: 'query', meta: 'authmanagerinfo', amirequestsfor: 'login-continue' }),
    posted('nobody', clientLogin({ logincontinue: '1', password: 'x', retype: 'y' })),
    posted('nobody', clientLogin({ logincontinue: '1', password: 'x', retype: 'x' })),
    whoami('nobody'),
  ],
];

function clientLogin(fields: Fields): Fields {
  return { action: 'clientlogin', logintoken: '{login}', loginreturnurl: 'http://x/', ...fields };
}
