import { escapeText } from '../../lib/escape.ts';
import { editsOf } from './edits.ts';

const TOKEN = /[^\S\n]+[^\S\n]|[^\S\n]|[0-9_A-Za-z\u0080-\u{10ffff}]+[^\S\n]?|\n|[^\S\n]*./gsu;
/** Lines of more characters are not compared word by word. */
const LONGEST = 10_000;

/** Lines that took the place of others, as HTML: with marks around the words that differ. */
export function wordDiff(
  from: readonly string[],
  to: readonly string[],
): { readonly from: readonly string[]; readonly to: readonly string[] } {
  const [left, right] = [new Marked('del'), new Marked('ins')];
  for (const edit of editsOf(tokens(from), tokens(to), (one, other) => core(one) === core(other))) {
    left.add(edit.from, !edit.kept);
    right.add(edit.to, !edit.kept);
  }
  return { from: left.end(), to: right.end() };
}

function tokens(lines: readonly string[]): readonly string[] {
  const all: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0) all.push('\n');
    if (line.length > LONGEST) all.push(line);
    else for (const [token] of line.matchAll(TOKEN)) all.push(token);
  }
  return all;
}

/** A token without the blank after it. */
function core(token: string): string {
  return token.trim() === '' ? token.replace(/(?<=[^\S\n])[^\S\n]$/, '') : token.replace(/[^\S\n]$/, '');
}

/** Lines that grow token by token. */
class Marked {
  readonly #tag: string;
  readonly #lines: string[] = [];
  #line = '';
  #run = '';
  #changed = false;

  constructor(tag: string) {
    this.#tag = tag;
  }

  add(tokens: readonly string[], changed: boolean): void {
    if (changed !== this.#changed) this.#flush();
    this.#changed = changed;
    for (const token of tokens) {
      if (token === '\n') this.#newLine();
      else this.#run += token;
    }
  }

  end(): readonly string[] {
    this.#newLine();
    return this.#lines;
  }

  #newLine(): void {
    this.#flush();
    // An empty line is made visible.
    this.#lines.push(this.#line === '' ? '\u00a0' : this.#line);
    this.#line = '';
  }

  #flush(): void {
    const text = escapeText(this.#run);
    this.#line +=
      this.#changed && text !== '' ? `<${this.#tag} class="diffchange diffchange-inline">${text}</${this.#tag}>` : text;
    this.#run = '';
  }
}
