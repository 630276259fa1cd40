/** A letter to one person. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where an answer goes; to the wiki, unless given. */
  readonly replyTo?: string;
  /** Milliseconds since 1970. */
  readonly date: number;
}

/** Where letters go. */
export interface Mailer {
  /** Hands a letter over; rejects if that failed. */
  send(letter: Letter): Promise<void>;
  close(): void;
}
