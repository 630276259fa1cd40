import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve, temporaryDirectory } from '../cli/process.ts';

/** Has V8 tell on standard output each time that it throws away what it has compiled of a function. */
const TELLS = `import { setFlagsFromString } from 'node:v8'; setFlagsFromString('--trace-deopt');`;
const KINDS = [
  'meta=tokens',
  'meta=userinfo',
  'prop=revisions&titles=Main%20Page&rvprop=ids|timestamp|user|comment|content&rvslots=main',
  'list=allpages&formatversion=2',
  'meta=siteinfo',
];
const REQUESTS = 6000;
/** A function that is compiled for nothing is thrown away some ninety times in so many requests, others at most seven. */
const MOST = 25;

test('no function is compiled and thrown away without end when requests of many kinds take turns', async () => {
  const server = serve(['serve', '--data', temporaryDirectory()], {
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELLS)}` },
  });
  const api = await server.api();
  for (let sent = 0; sent < REQUESTS; sent += 20) {
    const answers = Array.from({ length: 20 }, (_, index) =>
      fetch(`${api}?action=query&format=json&${KINDS[index % KINDS.length]}`),
    );
    for (const answer of await Promise.all(answers)) assert.match(await answer.text(), /"batchcomplete":/);
  }
  const { out } = await server.stop();
  const times = new Map<string, number>();
  for (const [, name = ''] of out.matchAll(/deoptimizing \w+ <JSFunction ([^>]*)>/g)) {
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  assert.notEqual(times.size, 0, 'V8 told nothing.');
  assert.deepEqual(
    [...times].filter(([, count]) => count > MOST),
    [],
  );
});
