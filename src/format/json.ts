import { boolean } from '../api/param/boolean.ts';
import { choice } from '../api/param/choice.ts';
import { string } from '../api/param/string.ts';
import { defineSyntax } from './syntax.ts';
import { toVersion1, toVersion2 } from './transform.ts';

/** JSON, or a script that calls a function with it (`callback`). */
export const json = defineSyntax({
  name: 'json',
  params: {
    callback: string({}),
    utf8: boolean(),
    ascii: boolean(),
    formatversion: choice(['1', '2', 'latest'], { default: '1' }),
  },
  write(answer, { callback, utf8, ascii, formatversion }, pretty) {
    const old = formatversion === '1';
    const text = encode(old ? toVersion1(answer) : toVersion2(answer), { ascii: old ? !utf8 : ascii, pretty });
    if (callback === undefined) return { mime: 'application/json', extension: 'json', text };
    return { mime: 'text/javascript', extension: 'js', text: call(callback, text) };
  },
});

/** JSON as PHP writes it: U+2028 and U+2029, which once ended a line in a script, always escaped. */
export function encode(
  value: unknown,
  { ascii, pretty }: { readonly ascii: boolean; readonly pretty: boolean },
): string {
  // Told even that there is no indentation, V8 takes a path that is half as fast.
  const text = pretty ? JSON.stringify(value, null, 4) : JSON.stringify(value);
  // All of it is ASCII, as most answers are.
  if (Buffer.byteLength(text) === text.length) return text;
  const special = ascii ? /[\u0080-\uffff]/g : /[\u2028\u2029]/g;
  return text.replace(special, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The comment keeps what a caller names from standing first, where it could pass for another kind of file. */
function call(callback: string, text: string): string {
  return `/**/${callback.replace(/[^[\].'"_A-Za-z0-9]/g, '')}(${text})`;
}
