const OPENS = /<(?:table|h[1-6]|pre|p|ul|ol|dl)\b|<\/(?:td|th)\b|<\/?(?:tr|caption|dt|dd|li)\b/i;
const CLOSES =
  /<\/(?:table|h[1-6]|pre|p|ul|ol|dl)\b|<(?:td|th)\b|<\/?(?:center|blockquote|div|hr|aside|figure)\b|\x7ft\d/i;
const TAGS: { readonly [prefix: string]: readonly [list: string, item: string] } = {
  '*': ['ul', 'li'],
  '#': ['ol', 'li'],
  ':': ['dl', 'dd'],
  ';': ['dl', 'dt'],
};
/** How deep lists may stand in each other: the rest of a line's prefix is text. */
const MOST_DEEP = 30;

/** Paragraphs, lists and lines of code: all that depends on how lines begin. */
export function blocks(text: string): string {
  const writer = new Writer();
  for (const line of text.split('\n')) writer.line(line);
  return writer.end();
}

class Writer {
  #out: string[] = [];
  /** What is open: a paragraph, lines of code, or nothing. */
  #open: '' | 'p' | 'pre' = '';
  /** What a blank line brings, if anything follows it. */
  #pending = '';
  #inBlock = false;
  #inPre = false;
  #inQuote = 0;
  #prefix = '';

  line(line: string): void {
    const prefix = this.#inPre ? '' : (new RegExp(`^[*#:;]{1,${MOST_DEEP}}`).exec(line)?.[0] ?? '');
    const rest = line.slice(prefix.length);
    if (this.#inPre) {
      this.#preLine(line);
      return;
    }
    const content = this.#lists(prefix, rest);
    if (prefix === '') this.#paragraphs(content);
    else if (/<pre\b/i.test(content) && !/<\/pre>/i.test(content)) this.#inPre = true;
    const isCode = prefix === '' && this.#open === 'pre';
    if (prefix === '' && this.#pending === '') this.#out.push(isCode ? content.slice(1) : content, '\n');
    else if (prefix !== '') this.#out.push(content);
  }

  end(): string {
    this.#closeLists('');
    this.#close();
    return this.#out.join('').trimEnd();
  }

  #preLine(line: string): void {
    this.#out.push(line, '\n');
    if (/<\/pre>/i.test(line)) this.#inPre = false;
  }

  /** Opens and closes lists up to the prefix of a line. Gives what the line has beside. */
  #lists(prefix: string, rest: string): string {
    const before = this.#prefix;
    const isTerm = prefix.endsWith(';');
    const text = prefix === '' ? rest : rest.trim();
    if (prefix === '' && before === '') return rest;
    if (prefix !== '') {
      this.#close();
      this.#pending = '';
    }
    const common = sharedBeginning(asLists(before), asLists(prefix));
    this.#closeLists(prefix.slice(0, common));
    if (prefix === '') {
      this.#out.push('\n');
      return rest;
    }
    const opened = prefix.slice(common);
    if (opened === '') this.#nextItem(prefix);
    else {
      if (before !== '') this.#out.push('\n');
      for (const one of opened) this.#out.push(`<${tagsOf(one)[0]}><${tagsOf(one)[1]}>`);
    }
    this.#prefix = prefix;
    return isTerm ? this.#term(text) : text;
  }

  #nextItem(prefix: string): void {
    const was = tagsOf(this.#prefix.at(prefix.length - 1) ?? '*')[1];
    this.#out.push(`</${was}>\n<${tagsOf(prefix.at(-1) ?? '*')[1]}>`);
    this.#prefix = prefix;
  }

  #closeLists(upTo: string): void {
    for (const one of [...this.#prefix.slice(upTo.length)].reverse()) {
      this.#out.push(`</${tagsOf(one)[1]}></${tagsOf(one)[0]}>`);
    }
    this.#prefix = this.#prefix.slice(0, upTo.length);
  }

  /** A term with what it means on one line. */
  #term(text: string): string {
    const colon = colonIn(text);
    if (colon < 0) return text;
    this.#prefix = `${this.#prefix.slice(0, -1)}:`;
    return `${text.slice(0, colon).trim()}</dt>\n<dd>${text.slice(colon + 1).trim()}`;
  }

  #paragraphs(line: string): void {
    this.#inQuote += (line.match(/<blockquote\b/gi)?.length ?? 0) - (line.match(/<\/blockquote>/gi)?.length ?? 0);
    const closes = CLOSES.test(line);
    if (closes || OPENS.test(line)) {
      this.#pending = '';
      this.#close();
      this.#inBlock = !closes;
      const opened = [...line.matchAll(/<pre\b/gi)].at(-1)?.index ?? -1;
      if (line.toLowerCase().lastIndexOf('</pre>') < opened) this.#inPre = true;
      return;
    }
    if (this.#inBlock) return;
    const isBlank = line.trim() === '';
    if (line.startsWith(' ') && (this.#open === 'pre' || !isBlank) && this.#inQuote <= 0) this.#code();
    else if (isBlank) this.#blank();
    else this.#text();
  }

  #text(): void {
    if (this.#pending === '' && this.#open === 'p') return;
    if (this.#pending === '') this.#close();
    this.#out.push(this.#pending === '' ? '<p>' : this.#pending);
    this.#pending = '';
    this.#open = 'p';
  }

  #code(): void {
    this.#pending = '';
    if (this.#open === 'pre') return;
    this.#close();
    this.#out.push('<pre>');
    this.#open = 'pre';
  }

  #blank(): void {
    if (this.#pending !== '') {
      this.#out.push(this.#pending, '<br />');
      this.#pending = '';
      this.#open = 'p';
    } else if (this.#open === 'p') {
      this.#pending = '</p><p>';
    } else {
      this.#close();
      this.#pending = '<p>';
    }
  }

  #close(): void {
    if (this.#open !== '') this.#out.push(`</${this.#open}>\n`);
    this.#open = '';
  }
}

function tagsOf(prefix: string): readonly [list: string, item: string] {
  return TAGS[prefix] ?? ['ul', 'li'];
}

/** A prefix as the lists that it stands for: terms and what they mean are in the same. */
function asLists(prefix: string): string {
  return prefix.replaceAll(';', ':');
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Where a colon stands that is in no tag or element; -1: nowhere. */
function colonIn(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/<\/?[^>]*>|:/g)) {
    if (token === ':') {
      if (depth <= 0 && !/&#?\w*$/.test(text.slice(0, index))) return index;
    } else if (token.startsWith('</')) depth -= 1;
    else if (!token.endsWith('/>')) depth += 1;
  }
  return -1;
}
