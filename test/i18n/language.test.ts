import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { languageOf, languagesWritten } from '../../src/i18n/language.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { message } from '../../src/i18n/message.ts';

suite('a language', () => {
  test('fills in text, numbers, lists and other messages', () => {
    const english = languageOf('en');
    assert.equal(english.text(message('apierror-unrecognizedparams', ['a', 'b'])), 'Unrecognized parameters: a, b.');
    assert.match(english.text(message('userlogin-remembermypassword', { num: 1234 })), /1,234/);
    assert.equal(
      english.text(message('acct_creation_throttle_hit', 3, message('duration-days', 1))),
      'From this address 3 accounts have been made within 1 day, which is the most. Try again later.',
    );
  });

  test('chooses among plural forms by its rules', () => {
    assert.equal(languageOf('en').text(message('duration-days', 1)), '1 day');
    assert.equal(languageOf('en').text(message('duration-days', { num: 2000 })), '2,000 days');
  });

  test('never reads again what it has filled in', () => {
    const said = message('apierror-nosuchuser', '$1 {{PLURAL:1|one|two}} {{');
    assert.match(languageOf('en').text(said), /"\$1 \{\{PLURAL:1\|one\|two\}\} \{\{"/);
  });

  test('shows the key of a text that nobody has written', () => {
    assert.equal(languageOf('en').text(message('no-such-key')), '⧼no-such-key⧽');
  });

  test('falls back to one that there are texts for, at last to English', () => {
    for (const code of ['xx', 'fi', '--', '0', 'de-formal-x', 'constructor', '__proto__']) {
      assert.ok(languageOf(code).code in LANGUAGES, code);
    }
    assert.equal(languageOf('xx').code, 'en');
    for (const code of ['zh-hans', 'zh-hant', 'zh-tw', 'zh']) assert.equal(languageOf(code).code, 'zh', code);
  });

  test('named qqx shows keys and what goes into them', () => {
    const keys = languageOf('qqx');
    assert.equal(keys.text(message('duration-days', 1)), '(duration-days: 1)');
    assert.equal(keys.text(message('x', message('y', 'z'), ['a', 'b'])), '(x: (y: z), a, b)');
    assert.equal(keys.text(message('x')), '(x)');
  });

  test('is offered where there are texts, with its own name and direction', () => {
    const offered = languagesWritten();
    assert.ok(offered.some(({ code }) => code === 'en'));
    for (const { code, tag, autonym, dir } of offered) {
      assert.equal(Intl.getCanonicalLocales(tag)[0], tag);
      assert.ok(autonym);
      assert.equal(dir, code === 'ar' ? 'rtl' : 'ltr');
    }
  });
});
