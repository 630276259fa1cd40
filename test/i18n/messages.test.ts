import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { valueTexts } from '../../src/api/describe/texts.ts';
import { findModule, sortedSubmodulesOf } from '../../src/api/describe/tree.ts';
import { ApiError } from '../../src/api/error.ts';
import { MODULES, namedInCode, neededBy, optionalOf } from './keys.ts';

const folder = join(import.meta.dirname, '../../src/i18n/messages');
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));
const english = read('en');
const explained = read('qqq');
const needs = [...namedInCode(), ...MODULES.flatMap(neededBy)];
const usage = ['min', 'max', 'highmax'].map((rule) => `api-help-param-${rule}`);

suite('the texts', () => {
  test('are there for every key that the code names and for all that a module declares', () => {
    const missing = needs.filter(({ key }) => english[key] === undefined);
    assert.deepEqual(missing, []);
  });

  test('are all used', () => {
    const used = new Set([...needs.map(({ key }) => key), ...MODULES.flatMap(optionalOf), ...usage]);
    const unused = Object.keys(english).filter((key) => !used.has(key));
    assert.deepEqual(unused, []);
  });

  test('are explained to translators, each of them, with all that goes into it', () => {
    assert.deepEqual(Object.keys(explained), Object.keys(english));
    for (const [key, text] of Object.entries(english)) {
      if (key.startsWith('apihelp-')) continue;
      for (const [parameter] of text.matchAll(/\$\d/g)) {
        assert.ok(explained[key]?.includes(parameter), `${key}: ${parameter} is not explained`);
      }
    }
  });

  test('are sorted, so that two who add some seldom meet', () => {
    assert.deepEqual(Object.keys(english), Object.keys(english).toSorted());
  });

  test('are sentences without white space around them', () => {
    for (const [key, text] of Object.entries(english)) assert.equal(text, text.trim(), key);
  });

  test('of values explain all values of a parameter or none', () => {
    for (const module of MODULES) {
      for (const [name, param] of Object.entries(module.params)) {
        const count = valueTexts(module, name, param).length;
        const all = param.type.values?.length ?? 0;
        assert.ok(count === 0 || count === all, `${module.path} ${name}: ${count} of ${all} values are explained`);
      }
    }
  });

  test('lead only to modules that there are', () => {
    const [main] = MODULES;
    assert.ok(main && sortedSubmodulesOf(main, false).length > 0);
    for (const [key, text] of Object.entries(english)) {
      for (const [, path = ''] of text.matchAll(/\[\[Special:ApiHelp\/([^\]|#]+)/g)) {
        assert.ok(!(findModule(main, path) instanceof ApiError), `${key} leads to ${path}`);
      }
    }
  });

  test('that clients read are word for word what they look for', () => {
    assert.equal(english['api-login-fail-badsessionprovider'], 'Cannot log in when using $1 sessions.');
    assert.match(english['login-throttled'] ?? '', /wait \$1/);
    assert.match(
      english['paramvalidator-unrecognizedvalues'] ?? '',
      /^Unrecognized value\(s\) for parameter "\$1": \$3$/,
    );
    assert.match(english['apierror-maxlag'] ?? '', /^Waiting for \$2: \$1 seconds lagged\.$/);
  });
});
