import { allowAttributes } from './html-tags.ts';

/** A table that is being written. */
interface Table {
  /** A row is open. */
  row: boolean;
  /** Any row was ever opened. */
  rows: boolean;
  cell: '' | 'td' | 'th' | 'caption';
  /** What stands on the row that is to come. */
  attributes: string;
  readonly after: string;
}

const START = /^(\s*)(:*)\s*\{\|(.*)$/;

/** Tables, line by line. */
export function tables(text: string): string {
  if (!text.includes('{|')) return text;
  const stack: Table[] = [];
  const lines = text.split('\n').map((line) => {
    const start = START.exec(line);
    if (start && stack.length < MOST_DEEP) {
      const depth = start[2]?.length ?? 0;
      const attributes = allowAttributes('table', start[3] ?? '');
      stack.push({ row: false, rows: false, cell: '', attributes: '', after: '</dd></dl>'.repeat(depth) });
      return `${'<dl><dd>'.repeat(depth)}<table${attributes}>`;
    }
    const table = stack.at(-1);
    if (!table) return line;
    const trimmed = line.trim();
    if (trimmed.startsWith('|}')) {
      stack.pop();
      return ended(table) + trimmed.slice(2);
    }
    if (trimmed.startsWith('|-')) return rowBegun(table, trimmed.replace(/^\|-+/, ''));
    if (/^(?:[|!]|\|\+)/.test(trimmed)) return cells(table, trimmed);
    return line;
  });
  while (stack.length > 0) lines.push(ended(stack.pop() as Table).replace('</table>', '\n</table>'));
  return lines.join('\n');
}

const MOST_DEEP = 20;

function ended(table: Table): string {
  const none = table.rows ? '' : '<tr><td></td></tr>';
  return `${closed(table)}${table.row ? '</tr>' : ''}${none}</table>${table.after}`;
}

function closed(table: Table): string {
  const tag = table.cell;
  table.cell = '';
  return tag === '' ? '' : `</${tag}>`;
}

function rowBegun(table: Table, written: string): string {
  const html = closed(table) + (table.row ? '</tr>' : '');
  table.row = false;
  table.rows = true;
  table.attributes = allowAttributes('tr', written);
  return html;
}

function cells(table: Table, line: string): string {
  const isCaption = line.startsWith('|+');
  const isHead = line.startsWith('!');
  const body = line.slice(isCaption ? 2 : 1);
  const parts = (isHead ? body.replaceAll('!!', '||') : body).split('||');
  return parts
    .map((part) => {
      const tag = isCaption ? 'caption' : isHead ? 'th' : 'td';
      const end = closed(table);
      const before = `${end === '' ? '' : `${end}\n`}${isCaption ? '' : rowOpened(table)}`;
      const [attributes, content] = divided(part);
      table.cell = tag;
      return `${before}<${tag}${attributes === undefined ? '' : allowAttributes(tag, attributes)}>${content.trim()}`;
    })
    .join('');
}

function rowOpened(table: Table): string {
  if (table.row) return '';
  table.row = true;
  table.rows = true;
  const html = `<tr${table.attributes}>\n`;
  table.attributes = '';
  return html;
}

/** What stands before one bar is attributes, unless it has a link. */
function divided(part: string): readonly [attributes: string | undefined, content: string] {
  const bar = part.indexOf('|');
  if (bar < 0 || part.slice(0, bar).includes('[[')) return [undefined, part];
  return [part.slice(0, bar), part.slice(bar + 1)];
}
