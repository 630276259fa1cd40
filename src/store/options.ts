/** What accounts have set their preferences to, where that is not what they are unless set. */
export interface OptionStore {
  /** Name → value, of one account. */
  get(user: number): Promise<ReadonlyMap<string, string>>;
  /** Sets preferences, and drops those that are null, in one step. */
  change(user: number, changes: ReadonlyMap<string, string | null>): Promise<void>;
}
