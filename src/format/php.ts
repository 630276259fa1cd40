import { choice } from '../api/param/choice.ts';
import { isIntegerKey } from '../lib/php-keys.ts';
import { defineSyntax } from './syntax.ts';
import { type Plain, toVersion1, toVersion2 } from './transform.ts';

/** What PHP's serialize() writes of the answer as an array. */
export const php = defineSyntax({
  name: 'php',
  params: {
    formatversion: choice(['1', '2', 'latest'], { default: '1' }),
  },
  write(answer, { formatversion }) {
    const text = serialize(formatversion === '1' ? toVersion1(answer) : toVersion2(answer));
    return { mime: 'application/vnd.php.serialized', extension: 'php', text };
  },
});

/** A value in PHP's serialisation. */
function serialize(value: Plain): string {
  switch (typeof value) {
    case 'string':
      // The length is that of the bytes sent: a lone surrogate goes out as U+FFFD, which has three too.
      return `s:${Buffer.byteLength(value)}:"${value}";`;
    case 'number':
      return serializeNumber(value);
    case 'boolean':
      return value ? 'b:1;' : 'b:0;';
    default:
      return value === null ? 'N;' : serializeArray(value);
  }
}

function serializeNumber(value: number): string {
  if (Number.isSafeInteger(value)) return `i:${value};`;
  // What is not a number is null, as in JSON.
  return Number.isFinite(value) ? `d:${value};` : 'N;';
}

function serializeArray(value: object): string {
  const entries = Object.entries(value) as [string, Plain][];
  const items = entries.map(([key, item]) => (isIntegerKey(key) ? `i:${key};` : serialize(key)) + serialize(item));
  return `a:${entries.length}:{${items.join('')}}`;
}
