// Writes the part of Wikimedia's Codex that the pages use to `src/web/assets/codex.css`; `--check` only compares.
// A rule is kept if the sources of `src/web` name every Codex class in it, a token if something kept refers to it.

import { globSync, readFileSync, writeFileSync } from 'node:fs';

const TARGET = 'src/web/assets/codex.css';
const CODEX = 'node_modules/@wikimedia/codex/dist/modules';
const TOKENS = 'node_modules/@wikimedia/codex-design-tokens/dist';

/** A block of a style sheet: a rule, or an at-rule that holds others. */
interface Block {
  readonly head: string;
  readonly body: string;
}

const sources = globSync('src/web/**/*.{ts,js}').map((file) => readFileSync(file, 'utf8'));
const own = globSync('src/web/assets/*.css')
  .filter((file) => file !== TARGET)
  .map((file) => readFileSync(file, 'utf8'));
const named = new Set(sources.flatMap((source) => source.match(/\bcdx-[\w-]+/g) ?? []));

const { version } = JSON.parse(readFileSync('node_modules/@wikimedia/codex/package.json', 'utf8'));
const components = globSync(`${CODEX}/*-bidi.css`)
  .toSorted()
  .map((file) => kept(readFileSync(file, 'utf8')))
  .join('\n');
const light = tokens('theme-wikimedia-ui-root.css');
const dark = tokens('theme-wikimedia-ui-mode-dark.css');
const css =
  `/* From Codex ${version}, the design system for Wikimedia: GPL-2.0-or-later. Written by scripts/codex.ts. */
:root{${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
${components}
`.replace(/\n{2,}/g, '\n');

if (!process.argv.includes('--check')) writeFileSync(TARGET, css);
else if (readFileSync(TARGET, 'utf8') !== css) {
  console.error(`${TARGET} is not what the pages use now: run npm run codex`);
  process.exit(1);
}

/** The rules of a style sheet that could hold for something on a page. */
function kept(sheet: string): string {
  return blocksOf(sheet)
    .map(({ head, body }) => {
      // Every browser that gets these pages can do what is asked here.
      if (/^@supports not/.test(head)) return '';
      if (/^@(?:media|supports)/.test(head)) {
        const inside = kept(body);
        return inside === '' ? '' : `${head}{${inside}}`;
      }
      if (head.startsWith('@')) return '';
      const selectors = splitSelectors(head).filter(isUsed);
      return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`;
    })
    .join('');
}

/** A selector is used if all classes that it asks for are named; those that it asks to lack need not be. */
function isUsed(selector: string): boolean {
  // An icon of one language is stronger there than that of an error or a success, which would look like any notice.
  if (selector.includes(':lang(')) return false;
  const wanted = selector.replace(/:not\([^)]*\)/g, '').match(/\.cdx-[\w-]+/g) ?? [];
  return wanted.length > 0 && wanted.every((name) => named.has(name.slice(1)));
}

function blocksOf(commented: string): readonly Block[] {
  const sheet = commented.replace(/\/\*.*?\*\//gs, '');
  const blocks: Block[] = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (const { 0: found, index } of sheet.matchAll(/url\("[^"]*"\)|url\([^)]*\)|[{}]/g)) {
    if (found === '{' && depth++ === 0) open = index;
    else if (found === '}' && --depth === 0) {
      blocks.push({ head: sheet.slice(start, open).trim(), body: sheet.slice(open + 1, index) });
      start = index + 1;
    }
  }
  return blocks;
}

function splitSelectors(head: string): readonly string[] {
  return head.split(/,(?![^(]*\))/).map((one) => one.trim());
}

/** The tokens of a theme that something refers to, directly or by another token. */
function tokens(file: string): string {
  const all = readFileSync(`${TOKENS}/${file}`, 'utf8').matchAll(/(--[\w-]+):\s*([^;]+);/g);
  const values = new Map([...all].map(([, name = '', value = '']) => [name, value]));
  const wanted = new Set<string>();
  const want = (text: string) => {
    for (const [, name = ''] of text.matchAll(/var\((--[\w-]+)/g)) {
      if (wanted.has(name)) continue;
      wanted.add(name);
      want(values.get(name) ?? '');
    }
  };
  want([components, ...own].join('\n'));
  return [...values].flatMap(([name, value]) => (wanted.has(name) ? [`${name}:${value}`] : [])).join(';');
}
