import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** A file that pages load: its address changes with what is in it, so it may be kept for ever. */
export interface Asset {
  readonly url: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
}

/** Begins the address of every asset. */
export const ASSETS_PATH = '/assets/';

const TYPES: { readonly [extension: string]: string } = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const FOLDER = new URL('assets/', import.meta.url);

/** The files that were asked for, by their names. */
const read = new Map<string, Asset>();

/** Address of a file of `src/web/assets`. */
export function assetUrl(name: string): string {
  return assetNamed(name).url;
}

/** The asset at an address, if there is one. */
export function assetAt(path: string): Asset | undefined {
  return readdirSync(FOLDER)
    .map(assetNamed)
    .find(({ url }) => url === path);
}

function assetNamed(name: string): Asset {
  const known = read.get(name);
  if (known !== undefined) return known;
  const asset = readAsset(name);
  read.set(name, asset);
  return asset;
}

function readAsset(name: string): Asset {
  const file = readFileSync(new URL(name, FOLDER));
  const body = name.endsWith('.js') ? Buffer.from(withAddresses(file.toString())) : file;
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  const [, stem = '', extension = ''] = /^(.+)\.(\w+)$/.exec(name) ?? [];
  return {
    url: `${ASSETS_PATH}${stem}.${hash}.${extension}`,
    contentType: TYPES[extension] ?? 'application/octet-stream',
    body,
    gzipped: gzipSync(body, { level: 9 }),
  };
}

/** A script that names those that it loads by their addresses. */
function withAddresses(script: string): string {
  return script.replace(/from '\.\/([\w-]+\.js)'/g, (_, name: string) => `from '${assetUrl(name)}'`);
}
