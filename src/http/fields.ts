import type { Fields } from '../api/request.ts';
import { replacer } from '../lib/replacer.ts';

/** More fields than any client sends. */
export const MOST_FIELDS = 1000;

/** To make one takes longer than to read a form with it. */
const WRONG_CHARSETS = { 'utf-8': new TextDecoder('utf-8'), 'windows-1252': new TextDecoder('windows-1252') };

/** Collects the fields of a query string or form, by PHP's rules for their names. */
export class FieldReader {
  readonly #values = new Map<string, string>();
  readonly #arrays = new Set<string>();
  readonly #files = new Map<string, Buffer>();
  readonly #damaged = new Set<string>();
  readonly #wrongCharset: TextDecoder;
  #count = 0;

  /** `charset`: what bytes that are not UTF-8 are taken for. */
  constructor(charset: keyof typeof WRONG_CHARSETS) {
    this.#wrongCharset = WRONG_CHARSETS[charset];
  }

  /** Adds a field. Both texts hold one byte a character. */
  add(rawName: string, rawValue: string): void {
    this.#count += 1;
    const name = fieldName(this.#decode(rawName).text);
    if (name === '') return;
    const bracket = name.indexOf('[');
    if (bracket > 0 && name.includes(']', bracket)) {
      this.#values.delete(name.slice(0, bracket));
      this.#arrays.add(name.slice(0, bracket));
      return;
    }
    const { text, damaged } = this.#decode(rawValue);
    this.#arrays.delete(name);
    this.#values.set(name, text);
    if (damaged) this.#damaged.add(name);
    else this.#damaged.delete(name);
  }

  /** Adds a file of a form; a list of files is none that the API reads. */
  addFile(rawName: string, bytes: Buffer): void {
    this.#count += 1;
    const name = fieldName(this.#decode(rawName).text);
    if (name !== '' && !name.includes('[')) this.#files.set(name, bytes);
  }

  get tooMany(): boolean {
    return this.#count > MOST_FIELDS;
  }

  get fields(): Fields {
    const names = [...this.#values.keys(), ...this.#arrays];
    return { values: this.#values, arrays: this.#arrays, files: this.#files, damaged: this.#damaged, names };
  }

  #decode(raw: string): { readonly text: string; readonly damaged: boolean } {
    if (isAscii(raw)) return { text: raw, damaged: false };
    const bytes = Buffer.from(raw, 'latin1');
    try {
      return { text: UTF8.decode(bytes), damaged: false };
    } catch {
      return { text: this.#wrongCharset.decode(bytes), damaged: true };
    }
  }
}

/** Reads `a=1&b=2` as it stands in a query string or a form. */
export function readUrlEncoded(raw: string, charset: keyof typeof WRONG_CHARSETS): FieldReader {
  const reader = new FieldReader(charset);
  if (raw === '') return reader;
  for (const pair of raw.split('&', MOST_FIELDS + 1)) {
    const equals = pair.indexOf('=');
    if (equals < 0) reader.add(unescapeBytes(pair), '');
    else reader.add(unescapeBytes(pair.slice(0, equals)), unescapeBytes(pair.slice(equals + 1)));
  }
  return reader;
}

const [PERCENT, PLUS, SPACE] = [0x25, 0x2b, 0x20];

/** Text with its `%41` and `+` undone, one byte a character; what is no escape stays as it is. */
export function unescapeBytes(raw: string): string {
  if (!/[%+]/.test(raw)) return raw;
  // Byte by byte, in place: to replace each escape by a pattern holds up everybody for seconds if a body is full of them.
  const bytes = Buffer.from(raw, 'latin1');
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    const escaped = byte === PERCENT ? 16 * digitOf(bytes[at + 1]) + digitOf(bytes[at + 2]) : Number.NaN;
    if (!Number.isNaN(escaped)) at += 2;
    bytes[end] = Number.isNaN(escaped) ? (byte === PLUS ? SPACE : byte) : escaped;
    end += 1;
  }
  return bytes.toString('latin1', 0, end);
}

/** What a byte is as a hexadecimal digit; NaN: none. */
function digitOf(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

const variableName = replacer({ ' ': '_', '.': '_' });

/** PHP makes names that could be variables: no leading spaces, `_` for dots and spaces. */
function fieldName(name: string): string {
  if (!/[ .[]/.test(name)) return name;
  const trimmed = name.trimStart();
  const bracket = trimmed.indexOf('[');
  const plain = bracket < 0 ? trimmed : trimmed.slice(0, bracket);
  return variableName(plain) + trimmed.slice(plain.length);
}
