/** The beginning of a text as it is shown in a summary: one line of so many characters at most. */
export function summaryText(text: string, most: number): string {
  const line = text.replace(/[\n\r]/g, ' ');
  const characters = [...line];
  const cut = characters.length > most ? `${characters.slice(0, Math.max(most - 3, 0)).join('')}...` : line;
  // A link that was cut off is none.
  return cut.replace(/\[\[([^\]]*)\]?$/, '$1');
}
