import assert from 'node:assert/strict';
import { phpDecode } from '../format/php-decode.ts';
import { readXml } from '../format/xml-read.ts';

/** Fails unless a body can be read as what its type says. */
export function assertWellFormed(type: string, text: string): void {
  if (type === 'application/json') assert.equal(typeof JSON.parse(text), 'object');
  if (type === 'text/xml') readXml(text);
  if (type === 'application/vnd.php.serialized') phpDecode(Buffer.from(text));
}
