import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalIp, inRange, isIp, isRange, throttleAddress } from '../../src/lib/ip.ts';

test('an address has one spelling', () => {
  assert.equal(canonicalIp('192.0.2.1'), '192.0.2.1');
  assert.equal(canonicalIp('2001:DB8:0:0:0:0:0:1'), '2001:db8::1');
  assert.equal(canonicalIp('::FFFF:192.0.2.1'), '192.0.2.1');
  assert.equal(canonicalIp('::ffff:c000:201'), '192.0.2.1');
  assert.equal(canonicalIp('fe80::1%eth0'), 'fe80::1');
});

test('what is no address is none', () => {
  for (const text of [
    '',
    'localhost',
    '1.2.3',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4/8',
    '[::1]',
    '::1 ',
    'g::',
    '1::2::3',
  ]) {
    assert.equal(isIp(text), false, text);
  }
});

test('an address lies in a range by its leading bits', () => {
  assert.ok(inRange('127.8.9.1', ['127.0.0.0/8', '::1']));
  assert.ok(inRange('::1', ['127.0.0.0/8', '::1']));
  assert.ok(inRange('192.0.2.130', ['192.0.2.128/25']));
  assert.ok(!inRange('192.0.2.127', ['192.0.2.128/25']));
  assert.ok(inRange('2001:db8:0:ff::1', ['2001:db8::/48']));
  assert.ok(!inRange('2001:db9::1', ['2001:db8::/32']));
  assert.ok(!inRange('192.0.2.1', []));
});

test('each kind of address has ranges of its own, and an IPv4 address inside IPv6 is IPv4', () => {
  assert.ok(inRange('203.0.113.9', ['0.0.0.0/0']));
  assert.ok(!inRange('203.0.113.9', ['::/0']));
  assert.ok(!inRange('2001:db8::1', ['0.0.0.0/0']));
  assert.ok(inRange('::ffff:192.0.2.1', ['192.0.2.0/24']));
  assert.ok(inRange('192.0.2.1', ['::ffff:192.0.2.0/120']));
  assert.ok(!inRange('192.0.3.1', ['::ffff:192.0.2.0/120']));
});

test('a range that cannot be read holds nothing', () => {
  for (const range of [
    '',
    '/0',
    '1.2.3.4/33',
    '1.2.3.4/-1',
    '1.2.3.4/',
    '1.2.3.4/8/8',
    '::/129',
    '::ffff:1.2.3.4/95',
    'x/1',
  ]) {
    assert.equal(isRange(range), false, range);
    assert.equal(inRange('1.2.3.4', [range]), false, range);
  }
  assert.ok(isRange('1.2.3.4') && isRange('10.0.0.0/8') && isRange('2001:db8::/32'));
});

test('every address lies in every range around it and in none that differs within the prefix', () => {
  fc.assert(
    fc.property(fc.ipV6(), fc.integer({ min: 0, max: 128 }), (ip, length) => {
      assert.equal(inRange(ip, [`${ip}/${length}`]), isRange(`${ip}/${length}`));
    }),
  );
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.integer({ min: 1, max: 32 }), (bits, length) => {
      const dotted = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255].join('.');
      const other = (bits ^ (1 << (32 - length))) >>> 0;
      assert.ok(inRange(dotted(bits), [`${dotted(bits)}/${length}`]));
      assert.ok(!inRange(dotted(other), [`${dotted(bits)}/${length}`]));
    }),
  );
});

test('attempts are counted by IPv4 address and by the /64 of an IPv6 address', () => {
  assert.equal(throttleAddress('192.0.2.1'), '192.0.2.1');
  assert.equal(throttleAddress('::ffff:192.0.2.1'), '192.0.2.1');
  assert.equal(throttleAddress('2001:db8::1'), throttleAddress('2001:DB8:0:0:ffff::9'));
  assert.notEqual(throttleAddress('2001:db8::1'), throttleAddress('2001:db8:0:1::1'));
  assert.equal(throttleAddress('unknown'), 'unknown');
});
