import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Plain, toVersion1, toVersion2 } from '../../src/format/transform.ts';
import { answers } from './answers.ts';
import { type PhpValue, phpDecode } from './php-decode.ts';
import { print } from './print.ts';

const UNSERIALIZE = `
function shown($v) {
  if ($v === null) return ['N'];
  if (is_bool($v)) return ['b', $v ? '1' : '0'];
  if (is_int($v)) return ['i', (string)$v];
  if (is_float($v)) return ['d', json_encode($v)];
  if (is_string($v)) return ['s', base64_encode($v)];
  return ['a', array_map(fn ($k, $w) => [shown($k), shown($w)], array_keys($v), array_values($v))];
}
foreach (file('php://stdin') as $line) echo json_encode(shown(unserialize(base64_decode($line)))), "\\n";
`;

/** What PHP should find, told without its serialisation. */
function expected(value: Plain): PhpValue {
  if (value === null) return ['N'];
  if (typeof value === 'boolean') return ['b', value ? '1' : '0'];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? ['i', String(value)] : ['d', String(value)];
  if (typeof value === 'string') return ['s', Buffer.from(value).toString('base64')];
  return ['a', Object.entries(value).map(([key, one]) => [phpKey(key), expected(one as Plain)])];
}

function phpKey(key: string): PhpValue {
  const integer = /^-?\d{1,19}$/.test(key) && BigInt.asIntN(64, BigInt(key)).toString() === key;
  return integer ? ['i', key] : ['s', Buffer.from(key).toString('base64')];
}

/** PHP writes exponents in its own way. */
function sameNumbers(_: string, value: unknown): unknown {
  return Array.isArray(value) && value[0] === 'd' ? ['d', String(Number(value[1]))] : value;
}

suite('format=php', () => {
  test('decodes to what the version says', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        assert.deepEqual(phpDecode(Buffer.from(print('php', answer).body)), expected(toVersion1(answer)));
        const now = print('php', answer, { formatversion: '2' }).body;
        assert.deepEqual(phpDecode(Buffer.from(now)), expected(toVersion2(answer)));
      }),
    );
  });

  test('PHP itself reads it', (t) => {
    // Keys that differ only in halves of characters are one key to PHP, which keeps the last.
    const whole = answers.filter((answer) => !JSON.stringify(answer).includes('\\ud'));
    const bodies = fc
      .sample(whole, 300)
      .map((answer) => Buffer.from(print('php', answer, { formatversion: '2' }).body));
    const input = bodies.map((body) => body.toString('base64')).join('\n');
    const php = spawnSync('php', ['-d', 'serialize_precision=-1', '-r', UNSERIALIZE], {
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (php.error) return t.skip('there is no php here');
    const seen = php.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line, sameNumbers));
    assert.equal(seen.length, bodies.length);
    for (const [index, body] of bodies.entries()) assert.deepEqual(seen[index], phpDecode(body));
  });

  test('tells integers from other numbers, in values and in keys', () => {
    const body = print('php', { 5: 1.5, '-0': 2 ** 60, a: ['é'] }).body;
    assert.equal(body, 'a:3:{i:5;d:1.5;s:2:"-0";d:1152921504606847000;s:1:"a";a:1:{i:0;s:2:"é";}}');
  });
});
