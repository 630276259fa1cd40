// A colon would stand for a namespace, and a leading underscore marks what could not be a name.
const START =
  'A-Za-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}' +
  '\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const REST = `${START}_.0-9\\-\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}`;
const NAME = new RegExp(`^[${START}][${REST}]*$`, 'u');
const KEEPABLE = new RegExp(`^[_${START}][${REST}]*$`, 'u');
const NOT_IN_NAME = new RegExp(`[^${REST}]`, 'gu');

/** A key as a name in XML: what cannot be one is escaped as MediaWiki does it, `_` and then `.20.` for a space. */
export function xmlName(key: string, keep: readonly string[] = []): string {
  if (NAME.test(key) || (keep.includes(key) && KEEPABLE.test(key))) return key;
  const escaped = key.replaceAll('.', '.2E.').replace(NOT_IN_NAME, (character) => {
    return `.${character.codePointAt(0)?.toString(16).toUpperCase()}.`;
  });
  return `_${escaped}`;
}
