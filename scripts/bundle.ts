// Writes the programs of `dist/`: one file for each, with what they share beside them, so that Node loads a dozen files and not
// hundreds when it starts.

import { join, relative, sep } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import manifest from '../package.json' with { type: 'json' };

const SRC = join(import.meta.dirname, '../src');
const DIST = join(import.meta.dirname, '../dist');
/** Each is loaded by its own address: the library, the command line, and the two threads. */
const PROGRAMS = ['index', 'cli/latchkey', 'store/sqlite-worker', 'account/password/worker'];

/** A module finds its data by its own address, which a bundle must not change. */
const ownAddress: Plugin = {
  name: 'own-address',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null;
    const path = relative(SRC, id).split(sep).join('/').replace(/\.ts$/, '.js');
    return code.replaceAll('import.meta.url', `new URL('../${path}', import.meta.url).href`);
  },
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      const deep = file.fileName.split('/').length;
      if (file.type === 'chunk' && file.code.includes('import.meta.url') && deep !== 2) {
        throw new Error(`dist/${file.fileName} reads import.meta.url, which is right only in files one folder down.`);
      }
    }
  },
};

const bundle = await rolldown({
  input: Object.fromEntries(PROGRAMS.map((name) => [name, join(SRC, `${name}.ts`)])),
  platform: 'node',
  external: Object.keys(manifest.dependencies),
  plugins: [ownAddress],
});
await bundle.write({ dir: DIST, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' });
