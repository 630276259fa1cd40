import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { marked } from '../../src/api/result.ts';
import { FORMATS } from '../../src/format/formats.ts';
import { answers } from './answers.ts';
import { print } from './print.ts';
import { readXml } from './xml-read.ts';

const ENTITIES: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#039': "'",
  '#13': '\r',
};

/** The text that a page shows. */
function shown(html: string): string {
  const [, content, rest] = /<pre class="api-pretty-content">([^<>]*)<\/pre>([\s\S]*)/.exec(html) ?? [];
  assert.ok(content !== undefined && !rest?.includes('<pre'));
  return content.replace(/&([^;]*);/g, (_, name) => ENTITIES[name] ?? assert.fail(`&${name};`));
}

suite('the formats on a page', () => {
  test('are all there, in order', () => {
    const names = FORMATS.map(({ name }) => name);
    assert.deepEqual(names, ['json', 'jsonfm', 'none', 'php', 'phpfm', 'rawfm', 'xml', 'xmlfm']);
  });

  test('show what the plain format answers', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        assert.deepEqual(JSON.parse(shown(print('jsonfm', answer).body)), JSON.parse(print('json', answer).body));
        assert.equal(shown(print('phpfm', answer).body), print('php', answer).body);
        readXml(shown(print('xmlfm', answer).body));
        JSON.parse(shown(print('rawfm', answer).body));
      }),
    );
  });

  test('indent', () => {
    assert.equal(shown(print('jsonfm', { a: [1] }).body), '{\n    "a": [\n        1\n    ]\n}');
    assert.equal(
      shown(print('xmlfm', { a: { b: {} } }).body),
      '<?xml version="1.0"?>\n<api>\n  <a>\n    <b />\n  </a>\n</api>',
    );
  });

  test('are pages of their own status, kept apart by cookie, that tell the status of the answer', () => {
    const { status, varyCookie, contentType, filename, body } = print('jsonfm', {}, {}, { status: 413 });
    assert.deepEqual(
      { status, varyCookie, contentType, filename },
      {
        status: 200,
        varyCookie: true,
        contentType: 'text/html; charset=utf-8',
        filename: 'api-result.html',
      },
    );
    assert.match(body, /413/);
    assert.match(body, /<html lang="en" dir="ltr">/);
  });

  test('link to the plain answer, where a link can ask for it', () => {
    const asked = () =>
      new Map([
        ['action', 'query'],
        ['format', 'xmlfm'],
        ['requestid', '"<>&'],
      ]);
    const href = 'href="https://wiki.example/api.php?action=query&amp;format=xml&amp;requestid=%22%3C%3E%26"';
    assert.ok(print('xmlfm', {}, {}, { asked }).body.includes(href));
    assert.ok(!print('xmlfm', {}).body.includes('format=xml&'));
    assert.ok(!print('rawfm', {}, {}, { asked }).body.includes('format=raw'));
  });

  test('wrapped: the page as JSON', () => {
    const answer = { continue: { a: true } };
    const { contentType, filename, status, body } = print(
      'jsonfm',
      answer,
      { wrappedhtml: true },
      { status: 405, took: 2.6 },
    );
    assert.equal(contentType, 'text/mediawiki-api-prettyprint-wrapped; charset=utf-8');
    assert.equal(filename, 'api-result-wrapped.json');
    assert.equal(status, 200);
    const { html, ...rest } = JSON.parse(body);
    assert.deepEqual(JSON.parse(shown(html)), { continue: { a: '' } });
    assert.deepEqual(rest, {
      status: 405,
      statustext: 'Method Not Allowed',
      modules: ['mediawiki.apipretty'],
      continue: { a: true },
      time: 3,
    });
  });

  test('rawfm shows the marks', () => {
    const answer = { groups: marked(['*'], { element: 'g' }), plain: [1] };
    assert.deepEqual(JSON.parse(shown(print('rawfm', answer).body)), {
      groups: { 0: '*', _type: 'array', _element: 'g' },
      plain: [1],
    });
  });

  test('none is empty', () => {
    assert.equal(print('none', { a: 1 }).body, '');
  });
});
