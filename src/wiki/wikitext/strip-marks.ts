const MARK = /\x7f([a-z])(\d+)\x7f/g;

/** What is taken out of a text while it becomes HTML, with a mark in its place that no wikitext means anything in. */
export class StripMarks {
  readonly #kept: string[] = [];

  /** Keeps a text and gives its mark; `kind` is a small letter, and says when it comes back. */
  hide(kind: string, text: string): string {
    this.#kept.push(text);
    return `\x7f${kind}${this.#kept.length - 1}\x7f`;
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
