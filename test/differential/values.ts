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
  ...['2024-13-45T99:99:99Z', 'Mon, 15 Jan 2001 14:56:00 GMT'],
];

/** Tokens, some of them the session's own: `{csrf}` is put in when the request is sent. */
export const TOKENS = [
  ...['{csrf}', '{csrf}', '{csrf}', '{login}', '{login}', '{watch}', '{createaccount}', '{csrf} ', '+\\', '', 'x'],
  '00000000000000000000000000000000665f5e10+\\',
];

/** Values worth trying for a declared parameter: good ones, and some that are not. */
export function valuesFor(name: string, { type, options }: Param<unknown>): readonly string[] {
  if (/token$/.test(name)) return TOKENS;
  const described = type.describe().type;
  const plain = typeof described === 'string' ? (BY_TYPE[described] ?? TEXTS) : choices(described as readonly string[]);
  return options.multi ? [...plain, ...lists(plain)] : plain;
}

const BY_TYPE: { readonly [type: string]: readonly string[] } = {
  boolean: ['', '1', '0', 'false'],
  integer: NUMBERS,
  limit: NUMBERS,
  user: NAMES,
  timestamp: TIMES,
};

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
