/** A way in which passwords are stored: `:name:` and the hash, as MediaWiki writes them. */
export interface PasswordFormat {
  readonly name: string;
  /** Whether a password is the one that was hashed; false or an error if the hash cannot be read. */
  verify(hash: string, password: string): boolean;
  /** Hashes a password, where the format is one that we still write. */
  make?(password: string): string;
}
