const GEORGIAN = /^[\u10d0-\u10fa\u10fd-\u10ff]/;
const DIGRAPHS = ['ǅ', 'ǈ', 'ǋ', 'ǲ'];

/**
 * The text with its first letter in title case, as MediaWiki begins every name. Title case is not upper case:
 * ß gives Ss, ǆ gives ǅ, ᾳ gives ᾼ, and Georgian keeps its letters.
 */
export function upperFirst(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text === '' ? '' : titleCase(first) + text.slice(first.length);
}

function titleCase(letter: string): string {
  if (letter <= '~') return letter.toUpperCase();
  if (GEORGIAN.test(letter)) return letter;
  if (letter === 'ŉ') return 'ʼN';
  const digraph = DIGRAPHS.find((title) => title.toLowerCase() === letter.toLowerCase());
  if (digraph !== undefined) return digraph;
  const [head = '', ...rest] = letter.toUpperCase();
  if (/.\u0345/u.test(letter.normalize('NFD'))) return withIotaBelow(head + rest.join(''));
  return head + rest.join('').toLowerCase();
}

/** Upper case writes the iota under a Greek vowel as a letter of its own, title case leaves it there. */
function withIotaBelow(upper: string): string {
  const text = upper.replace(/Ι$/, '\u0345');
  return text.length === 2 ? text.normalize('NFC') : text;
}
