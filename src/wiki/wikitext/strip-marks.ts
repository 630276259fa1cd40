const MARK = /\x7f([a-z])(\d+)\x7f/g;

/** What is taken out of a text while it becomes HTML, with a mark in its place that no wikitext means anything in. */
export class StripMarks {
  readonly #kept: string[] = [];
  /** Of each text that is kept, how long it becomes. */
  readonly #lengths: number[] = [];

  /** Keeps a text and gives its mark; `kind` is a small letter, and says when it comes back. */
  hide(kind: string, text: string): string {
    this.#kept.push(text);
    this.#lengths.push(this.lengthOf(text));
    return `\x7f${kind}${this.#kept.length - 1}\x7f`;
  }

  /** How long a text becomes once all that was taken out of it is put back. */
  lengthOf(text: string): number {
    let length = text.length;
    if (!text.includes('\x7f')) return length;
    for (const [mark, , index] of text.matchAll(MARK)) length += (this.#lengths[Number(index)] ?? 0) - mark.length;
    return length;
  }

  /** Puts back what was taken out, of these kinds; what comes back may have marks itself. */
  show(text: string, kinds: string): string {
    return text.replace(MARK, (mark, kind: string, index: string) =>
      kinds.includes(kind) ? this.show(this.#kept[Number(index)] ?? '', kinds) : mark,
    );
  }
}

/** A text without marks that somebody wrote into it. */
export function withoutMarks(text: string): string {
  return text.replaceAll('\x7f', '?');
}

/** A text without its marks. */
export function dropMarks(text: string): string {
  return text.replace(MARK, '');
}

/** A text of which all but its marks is changed. */
export function aroundMarks(text: string, change: (part: string) => string): string {
  let from = 0;
  let made = '';
  for (const { index, 0: mark } of text.matchAll(MARK)) {
    made += change(text.slice(from, index)) + mark;
    from = index + mark.length;
  }
  return made + change(text.slice(from));
}

/** Where headings of a page stand in what was put together. */
const PLACES = /\x7fh[\d:]+\x7f/g;

/** A text without the marks that say where headings of a page stand. */
export function withoutPlaces(text: string): string {
  return text.replace(PLACES, '');
}
