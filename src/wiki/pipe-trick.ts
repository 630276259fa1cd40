// A namespace, or a colon that makes the link a plain one.
const PREFIX = '(:?[ _0-9A-Za-z\\u{80}-\\u{10ffff}-]+:|:|)';
const FORMS = [
  `${PREFIX}(.+?)( ?\\(.+\\))`,
  `${PREFIX}(.+?)( ?（.+）)`,
  `${PREFIX}(.+?)( ?\\(.+\\)|)((?:, |，|، ).+|)`,
].map((form) => new RegExp(`^${form}$`, 'u'));

/** What a link is shown as that ends in a bare pipe: its target without namespace, what stands in brackets, and what follows a comma; undefined: nothing is left out. */
export function pipeTrick(target: string): string | undefined {
  for (const form of FORMS) {
    const shown = form.exec(target)?.[2];
    if (shown !== undefined) return shown;
  }
  return undefined;
}
