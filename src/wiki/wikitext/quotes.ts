/** Bold and italic: two, three and five apostrophes, line by line. */
export function quotes(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.includes("''") ? quotesOf(line) : line))
    .join('\n');
}

function quotesOf(line: string): string {
  const pieces = line.split(/('{2,})/);
  for (let index = 1; index < pieces.length; index += 2) {
    const run = pieces[index]?.length ?? 0;
    // Four are one and a bold, more than five are a bold italic after the rest.
    const marks = run === 4 ? 3 : Math.min(run, 5);
    pieces[index - 1] += "'".repeat(run - marks);
    pieces[index] = "'".repeat(marks);
  }
  const count = (...lengths: readonly number[]) =>
    pieces.filter((piece, index) => index % 2 === 1 && lengths.includes(piece.length)).length;
  if (count(3, 5) % 2 === 1 && count(2, 5) % 2 === 1) loosenBold(pieces);
  return asTags(pieces);
}

/** Both are left open: one bold was an apostrophe and an italic, rather after a word of one letter than of more. */
function loosenBold(pieces: string[]): void {
  const bolds = pieces.flatMap((piece, index) => (index % 2 === 1 && piece.length === 3 ? [index] : []));
  const before = (index: number, back: number) => pieces[index - 1]?.at(-back) ?? '';
  const chosen =
    bolds.find((index) => before(index, 1) !== ' ' && before(index, 2) === ' ') ??
    bolds.find((index) => before(index, 1) !== ' ' && before(index, 2) !== ' ') ??
    bolds.find((index) => before(index, 1) === ' ');
  if (chosen === undefined) return;
  pieces[chosen] = "''";
  pieces[chosen - 1] += "'";
}

/** Apostrophes as tags. What stands between five and the next waits: the order of both tags shows when one closes. */
function asTags(pieces: readonly string[]): string {
  let out = '';
  let held: string | null = null;
  let open: Open = '';
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) {
      if (held === null) out += piece;
      else held += piece;
    } else if (held !== null) {
      const [outer, inner] = piece.length === 3 ? ['i', 'b'] : piece.length === 2 ? ['b', 'i'] : ['i', 'b'];
      out += `<${outer}><${inner}>${held}</${inner}>${piece.length === 5 ? `</${outer}>` : ''}`;
      open = piece.length === 5 ? '' : (outer as Open);
      held = null;
    } else if (piece.length < 5) {
      const [html, next] = toggled(open, piece.length === 2 ? 'i' : 'b');
      out += html;
      open = next;
    } else if (open === '') held = '';
    else {
      const { html, next }: { readonly html: string; readonly next: Open } = FIVE[open];
      out += html;
      open = next;
    }
  }
  if (held !== null) return held === '' ? out : `${out}<i><b>${held}</b></i>`;
  return (
    out +
    [...open]
      .reverse()
      .map((tag) => `</${tag}>`)
      .join('')
  );
}

type Open = '' | 'b' | 'i' | 'bi' | 'ib';

const FIVE: { readonly [open in Exclude<Open, ''>]: { readonly html: string; readonly next: Open } } = {
  b: { html: '</b><i>', next: 'i' },
  i: { html: '</i><b>', next: 'b' },
  bi: { html: '</i></b>', next: '' },
  ib: { html: '</b></i>', next: '' },
};

function toggled(open: Open, tag: 'b' | 'i'): readonly [html: string, next: Open] {
  if (!open.includes(tag)) return [`<${tag}>`, (open + tag) as Open];
  if (open.endsWith(tag)) return [`</${tag}>`, open.slice(0, -1) as Open];
  const inner = tag === 'b' ? 'i' : 'b';
  return [`</${inner}></${tag}><${inner}>`, inner];
}
