/** The only places in the help of a module that help texts lead to are types of parameters. */
const TYPES_ANCHOR = 'types-of-parameters';

/** A help text as Markdown; links to modules lead to their headings on the same page. */
export function toMarkdown(wikitext: string): string {
  return wikitext
    .replace(/<(code|kbd|samp|var)>(.*?)<\/\1>/g, '`$2`')
    .replace(/\[\[Special:ApiHelp\/([^\]|#]+)(#[^\]|]*)?\|([^\]]+)\]\]/g, (_, path: string, place, text: string) => {
      return `[${text}](#${place === undefined ? anchorOf(path) : TYPES_ANCHOR})`;
    });
}

/** The anchor of a module's heading: GitHub makes it of the heading, which is the path. */
function anchorOf(path: string): string {
  return path.replaceAll('+', '');
}

/** A table. A bar inside a cell would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
