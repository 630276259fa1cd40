/** Who has messages on his talk page that he has not read: an account, given by its id, or an address. Saving the page tells of them. */
export interface MessageStore {
  has(reader: number | string): Promise<boolean>;
  /** Has read them all. */
  read(reader: number | string): Promise<void>;
}
