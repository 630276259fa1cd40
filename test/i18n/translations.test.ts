import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import sameAsEnglish from './same-as-english.json' with { type: 'json' };
import { faultsOf, formsOf, readTranslation, translatedLanguages } from './translations.ts';

const english = readTranslation('en').texts;
const MAY_BE_SAME: { readonly [code: string]: readonly string[] } = sameAsEnglish;

suite('every translation', () => {
  for (const code of translatedLanguages()) {
    const { texts, metadata } = readTranslation(code);

    test(`into ${code} is into a language of the table`, () => assert.ok(Object.hasOwn(LANGUAGES, code)));

    test(`into ${code} has every text, no other, and all in order`, () => {
      assert.deepEqual(Object.keys(texts), Object.keys(english));
    });

    test(`into ${code} says who made it`, () => {
      assert.ok(metadata.authors && metadata.authors.length > 0, '@metadata has no authors');
    });

    test(`into ${code} is sound`, () => {
      const listed = MAY_BE_SAME[code] ?? [];
      const faults = Object.entries(texts).flatMap(([key, text]) =>
        faultsOf(code, text, english[key] ?? '', listed.includes(key)).map((fault) => `${key} ${fault}`),
      );
      assert.deepEqual(faults, []);
    });

    test(`into ${code} is listed as the same as English only where it is`, () => {
      const other = (MAY_BE_SAME[code] ?? []).filter((key) => texts[key] !== english[key]);
      assert.deepEqual(other, []);
    });
  }
});

suite('a translation is judged', () => {
  const faults = (code: string, text: string, from: string) => faultsOf(code, text, from, false).join('; ');

  test('good where it is', () => {
    assert.equal(faults('ru', '$1 {{PLURAL:$1|день|дня|дней}}', '$1 {{PLURAL:$1|day|days}}'), '');
    assert.equal(faults('ja', '$1 日', '$1 {{PLURAL:$1|day|days}}'), '');
    assert.equal(faults('de', 'Der Token <kbd>csrf</kbd>', 'The token <kbd>csrf</kbd>'), '');
    assert.equal(faults('ar', '<kbd>$1</kbd>', '<kbd>$1</kbd>'), '');
  });

  test('bad where it is still English', () => assert.match(faults('de', 'Log in', 'Log in'), /is the English text/));

  test('bad where it is in another script', () => {
    assert.match(faults('ru', 'Vojti', 'Log in'), /no letter of its script/);
    assert.match(faults('de', 'Aнmelden', 'Log in'), /another script: н/);
    assert.match(faults('zh', '登录する', 'Log in'), /another script/);
  });

  test('bad where a parameter, a link or a tag is lost', () => {
    assert.match(faults('de', 'Hallo', 'Hello $1'), /parameters/);
    assert.match(faults('de', 'Siehe [[Main|hier]]', 'See [[Main Page|here]]'), /links/);
    assert.match(faults('de', 'Der Wert x', 'The value <kbd>x</kbd>'), /tags/);
  });

  test('bad where a plural has not the forms of its language', () => {
    assert.match(faults('ru', '$1 {{PLURAL:$1|день|дней}}', '$1 {{PLURAL:$1|day|days}}'), /2 plural forms, not 3/);
    assert.match(faults('pl', '$1 dni', '$1 {{PLURAL:$1|day|days}}'), /lacks the plural by \$1/);
    assert.match(faults('de', '{{SITENAME:}} heißt so', 'It is called so'), /nobody works out/);
  });

  test('by the forms that whole numbers take', () => {
    const forms = { ar: 6, da: 2, es: 2, fr: 2, ja: 1, ln: 2, pl: 3, 'pt-br': 2, ro: 3, ru: 3, zh: 1 };
    for (const [code, count] of Object.entries(forms)) assert.equal(formsOf(code), count, code);
  });
});
