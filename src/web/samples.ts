import { readFileSync } from 'node:fs';

/** A program that logs in and out, as `examples` has it. */
export interface Sample {
  readonly language: string;
  readonly code: string;
}

const FOLDER = new URL('../../examples/', import.meta.url);
/** The address that the examples ask unless told otherwise. */
const ITS_API = 'http://127.0.0.1:8080/api.php';

const FILES = { Python: 'py', JavaScript: 'mjs', PHP: 'php', curl: 'sh' } as const;

/** The same program in four languages, asking the API at an address. */
export function samples(apiUrl: string): readonly Sample[] {
  return Object.entries(FILES).map(([language, extension]) => {
    const code = readFileSync(new URL(`login-logout.${extension}`, FOLDER), 'utf8');
    return { language, code: code.replaceAll(ITS_API, apiUrl) };
  });
}
