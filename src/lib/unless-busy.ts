/** Work that is begun again and again, but never while it is under way. */
export interface UnlessBusy {
  /** Begins it, unless it is under way. */
  begin(): void;
  /** Resolves once nothing is under way. */
  settled(): Promise<void>;
}

/** Keeps work from being begun twice at a time: what takes longer than the time between two beginnings never heaps up. */
export function unlessBusy(work: () => Promise<unknown>, failed: (error: unknown) => void): UnlessBusy {
  let underWay: Promise<void> | undefined;
  const run = async () => {
    try {
      await work();
    } catch (error) {
      failed(error);
    }
  };
  return {
    begin() {
      underWay ??= run().finally(() => {
        underWay = undefined;
      });
    },
    async settled() {
      await underWay;
    },
  };
}
