const ONE = /([a-z]{1,8}(?:-[a-z]{1,8})*|\*)\s*(?:;\s*q\s*=\s*(1(?:\.0{0,3})?|0(?:\.\d{0,3})?)?)?/g;

/** The languages of an Accept-Language header, the most wanted first; one that is named twice counts as it was named last. */
export function acceptLanguages(header: string): readonly { readonly code: string; readonly q: number }[] {
  const wanted = new Map<string, number>();
  for (const [, code = '', weight] of header.toLowerCase().matchAll(ONE)) {
    const q = Number(weight ?? 1);
    if (q > 0) wanted.set(code, q);
  }
  return [...wanted].map(([code, q]) => ({ code, q })).sort((one, other) => other.q - one.q);
}
