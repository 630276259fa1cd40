/**
 * Asks once for all that is done in one go: the same is given until the program may hear of anything new, then it asks
 * again. Whatever came in before that go is told what was asked after it came.
 */
export function perRun(ask: () => number): () => number {
  let known: number | undefined;
  const forget = () => {
    known = undefined;
  };
  return () => {
    if (known !== undefined) return known;
    queueMicrotask(forget);
    known = ask();
    return known;
  };
}
