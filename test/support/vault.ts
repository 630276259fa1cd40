import assert from 'node:assert/strict';

/** Every secret that the tests of one wiki saw: none may stand where secrets do not belong. */
export class Vault {
  /** Passwords, secrets of bot passwords, cookies: they stand in no body at all. */
  readonly #secrets = new Set<string>();
  /** Tokens: they stand in the answer that gives them out. */
  readonly #tokens = new Set<string>();

  keep(secret: string): void {
    if (secret.length >= 8) this.#secrets.add(secret);
  }

  /** Keeps every token that stands in an answer. */
  keepTokens(text: string): void {
    for (const [token] of text.matchAll(/[0-9a-f]{40,42}(?=\+\\)/g)) this.#tokens.add(token);
  }

  /** Fails if a secret stands in a body. */
  assertNotInBody(text: string): void {
    for (const secret of this.#secrets) assert.ok(!text.includes(secret), 'C03: a secret stands in an answer');
  }

  /** Fails if a secret or token stands in the log. */
  assertNotInLog(lines: readonly string[]): void {
    const text = lines.join('\n');
    for (const secret of [...this.#secrets, ...this.#tokens])
      assert.ok(!text.includes(secret), 'C03: a secret stands in the log');
  }

  get size(): number {
    return this.#secrets.size + this.#tokens.size;
  }
}
