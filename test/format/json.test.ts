import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { toVersion1, toVersion2 } from '../../src/format/transform.ts';
import { answers, texts } from './answers.ts';
import { print } from './print.ts';

/** The same without what JSON does not tell apart: -0 is 0. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

suite('format=json', () => {
  test('parses back to what the version says', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (answer, flag) => {
        const old = print('json', answer, { utf8: flag }).body;
        assert.deepEqual(JSON.parse(old), asJson(toVersion1(answer)));
        const now = print('json', answer, { formatversion: '2', ascii: flag }).body;
        assert.deepEqual(JSON.parse(now), asJson(toVersion2(answer)));
      }),
    );
  });

  test('is ASCII as asked, and never has what ended a line in a script', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        assert.doesNotMatch(print('json', answer).body, /[\u0080-\uffff]/);
        assert.doesNotMatch(print('json', answer, { formatversion: '2', ascii: true }).body, /[\u0080-\uffff]/);
        assert.doesNotMatch(print('json', answer, { utf8: true }).body, /[\u2028\u2029]/);
        assert.doesNotMatch(print('json', answer, { formatversion: 'latest' }).body, /[\u2028\u2029]/);
      }),
    );
  });

  test('escapes as PHP does', () => {
    const answer = { a: 'é<>&"\'/\u2028😀' };
    assert.equal(print('json', answer).body, '{"a":"\\u00e9<>&\\"\'/\\u2028\\ud83d\\ude00"}');
    assert.equal(print('json', answer, { utf8: true }).body, '{"a":"é<>&\\"\'/\\u2028😀"}');
    assert.equal(print('json', answer, { formatversion: '2' }).body, '{"a":"é<>&\\"\'/\\u2028😀"}');
  });

  test('calls what is named, and nothing else', () => {
    fc.assert(
      fc.property(texts, (callback) => {
        const { body, contentType, filename } = print('json', { a: 1 }, { callback });
        assert.match(body, /^\/\*\*\/[[\].'"_A-Za-z0-9]*\(\{"a":1\}\)$/);
        assert.equal(contentType, 'text/javascript; charset=utf-8');
        assert.equal(filename, 'api-result.js');
      }),
    );
    assert.equal(print('json', {}, { callback: 'alert(1)//' }).body, '/**/alert1({})');
  });
});
