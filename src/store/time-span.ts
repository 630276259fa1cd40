/** From where to where, and in which order, a list goes whose order is that of times. */
export interface TimeSpan {
  /** Earliest time, and latest. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The oldest first; else the newest. */
  readonly newer?: boolean | undefined;
  /** From this row on. */
  readonly at?: { readonly timestamp: number; readonly id: number } | undefined;
}
