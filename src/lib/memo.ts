/** Remembers what a function gave for texts, so many at most: once full it begins anew. Both must never change. */
export function memo<V>(most: number, longest: number, work: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = work(text);
    if (text.length > longest) return value;
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
