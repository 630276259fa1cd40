import type { NewEdit, RevisionRow } from './pages.ts';

type KeptText = Pick<RevisionRow, 'content' | 'model' | 'size' | 'sha1'>;

/** Texts of revisions in a map, by where they are kept. */
export class MemoryTexts {
  readonly #texts = new Map<number, string>();

  get(content: number): string | undefined {
    return this.#texts.get(content);
  }

  /** Keeps a text of its own, or tells where that of another revision is kept. */
  keep(text: NewEdit['content'], base: RevisionRow | undefined): KeptText {
    if (text === null) return kept(base as RevisionRow);
    const content = this.#texts.size + 1;
    this.#texts.set(content, text.text);
    return { content, model: text.model, size: Buffer.byteLength(text.text), sha1: text.sha1 };
  }
}

function kept({ content, model, size, sha1 }: RevisionRow): KeptText {
  return { content, model, size, sha1 };
}
