import type { Param } from '../../src/api/param/param.ts';

const NAMES = [
  ...[
    'Corpus user',
    'corpus_user',
    'Corpus sysop',
    'Corpus nobody',
    'Corpus blocked',
    'User:Corpus user',
    'Corpus robot',
  ],
  ...['127.0.0.1', '::1', '1.2.3.0/24', 'a|b', '#1', 'Talk:x', '~2024-1', 'x>y', 'A[b]', ''],
];
/** Accounts that a request may change, and some that there cannot be. */
const VICTIMS = ['{victim}', '{victim}', '{other}', 'Differential nobody', '#999999999', 'x>y', 'A[b]', ''];
const PAGES = ['{page}', '{page}', 'Talk:{page}', 'Main Page', 'No such page', 'Special:Nothing', 'x|y', '<', ''];
const FAR_NUMBERS = ['999999999', '0', '-1', 'abc', ''];
const EXPIRIES = ['never', 'infinite', '1 week', 'tomorrow', '2030-01-01T00:00:00Z', 'yesterday', 'nonsense', ''];
const TEXTS = [
  ...[
    '',
    '0',
    '1',
    'x',
    'x|y',
    '\u001fx\u001fy',
    'ä',
    'e\u0301',
    '\u0000',
    '<b>"&',
    "'",
    '👍',
    'de',
    'user',
    'content',
  ],
  ...['*', 'max', '{{x}}', 'en-gb', 'query', 'main', 'login', 'query+tokens|json', 'Main Page', 'a'.repeat(300)],
];
const NUMBERS = [
  ...['0', '1', '-1', '5', '10', '50', '51', '500', '501', '5000', '5001', 'max', '1.5', ' 3', '+7', '007', 'abc', ''],
  '99999999999999999999',
];
const TIMES = [
  ...['now', '0', '', '2024-01-02T03:04:05Z', '20240102030405', '1700000000', '2024-01-02', 'yesterday'],
  ...['2024-13-45T99:99:99Z', 'Mon, 15 Jan 2001 14:56:00 GMT', '2024-01-02 03:04:05+0530', '2024:01:02 03:04:05'],
  ...['Monday, 15-Jan-01 14:56:00 GMT', 'Mon Jan 15 14:56:00 2001', '2024-01-02 03:04:05 GMT', '1700000000.5'],
];

/** Tokens, some of them the session's own: `{csrf}` is put in when the request is sent. */
export const TOKENS = [
  ...['{csrf}', '{csrf}', '{csrf}', '{login}', '{login}', '{watch}', '{createaccount}', '{csrf} ', '+\\', '', 'x'],
  '00000000000000000000000000000000665f5e10+\\',
];

/** Values worth trying for a declared parameter: good ones, and some that are not. */
export function valuesFor(name: string, { type, options }: Param<unknown>, writes: boolean): readonly string[] {
  if (/token$/.test(name)) return TOKENS;
  if (name === 'expiry') return EXPIRIES;
  const described = type.describe([]).type;
  const byType = writes ? { ...BY_TYPE, ...TO_WRITE } : BY_TYPE;
  const plain = typeof described === 'string' ? (byType[described] ?? TEXTS) : choices(described as readonly string[]);
  return options.multi ? [...plain, ...lists(plain)] : plain;
}

const BY_TYPE: { readonly [type: string]: readonly string[] } = {
  boolean: ['', '1', '0', 'false'],
  integer: NUMBERS,
  limit: NUMBERS,
  user: NAMES,
  timestamp: TIMES,
};

const TO_WRITE: typeof BY_TYPE = { integer: FAR_NUMBERS, user: VICTIMS, title: PAGES };

function choices(values: readonly string[]): readonly string[] {
  return [...values, ...values, 'nonsense', '', values[0]?.toUpperCase() ?? 'x', `${values[0] ?? 'x'} `];
}

function lists(plain: readonly string[]): readonly string[] {
  const [one = 'x', two = 'y'] = plain;
  return [
    `${one}|${two}`,
    `\u001f${one}\u001f${two}`,
    `${one}|${one}`,
    '*',
    `${one}|nonsense`,
    plain.slice(0, 6).join('|'),
    '|',
  ];
}
