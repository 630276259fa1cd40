/**
 * Remembers what a function gave for texts, so many at most: once full, it forgets those that have not been asked for again
 * since it was half full. As long as no more than half as many take turns, none is forgotten. What is given must never change.
 */
export function memo<V>(most: number, longest: number, work: (text: string) => V): (text: string) => V {
  let older = new Map<string, V>();
  let recent = new Map<string, V>();
  return (text) => {
    const before = recent.get(text);
    if (before !== undefined) return before;
    const value = older.get(text) ?? work(text);
    if (text.length > longest) return value;
    if (recent.size >= most / 2) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, value);
    return value;
  };
}
