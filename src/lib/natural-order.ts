/** Order of two texts by their characters, but of digits in them by the number that they are: `p2` stands before `p10`. */
export function naturalOrder(one: string, other: string): number {
  const others = chunks(other);
  for (const [index, chunk] of chunks(one).entries()) {
    const against = others[index];
    if (against === undefined) return 1;
    const by = Number(chunk) - Number(against) || (chunk === against ? 0 : chunk < against ? -1 : 1);
    if (by !== 0) return by;
  }
  return others.length > chunks(one).length ? -1 : 0;
}

function chunks(text: string): readonly string[] {
  return text.match(/\d+|\D/g) ?? [];
}
