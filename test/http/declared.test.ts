import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Module } from '../../src/api/module.ts';
import { allModules } from '../../src/api/modules.ts';
import { FORMATS } from '../../src/format/formats.ts';
import { anyText } from '../api/param/texts.ts';
import { Peer } from '../differential/client.ts';
import { ACTORS, type Asked, anyRequest, type Field } from '../differential/generate.ts';
import { ALICE, ZOE } from '../support/accounts.ts';
import { startWiki } from '../support/wiki.ts';
import { STATUSES } from './ask-made-up.ts';
import { assertWellFormed } from './well-formed.ts';

/** How many requests are made: more of them with LATCHKEY_FUZZ=1000000. */
const runs = Number(process.env.LATCHKEY_FUZZ ?? 600);

const modules = allModules(FORMATS);
const SECRET = 'sEcReTsEcReT';

function sensitiveOf({ params, prefix }: Module): readonly string[] {
  return Object.keys(params)
    .filter((name) => params[name]?.options.sensitive)
    .map((name) => prefix + name);
}

const SENSITIVE = [...modules.actions.values()].flatMap(sensitiveOf);

/** Some values are any text, some secrets are ones that can be told again, and any format is asked for. */
const requests = fc
  .tuple(
    fc.boolean().chain((writes) => anyRequest(modules, writes)),
    fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, anyText), { minLength: 40, maxLength: 40 }),
    fc.constantFrom('', '\u001f', 'e\u0301', '\u0000', '|'),
    fc.constantFrom(...modules.formats.keys()),
  )
  .map(([asked, texts, before, format]): Asked => {
    const other = ([name, value]: Field, index: number): Field => {
      if (name === 'action') return [name, value];
      if (name === 'format') return [name, format];
      const text = texts[index];
      if (SENSITIVE.includes(name)) return [name, value === '{csrf}' ? value : before + SECRET];
      return [name, text === null || text === undefined ? value : text.toWellFormed()];
    };
    return { ...asked, query: asked.query.map(other), body: asked.body.map(other) };
  });

test(`${runs} requests made of what is declared: each is answered in its format, none is a fault, no secret comes back`, {
  timeout: runs * 60 + 240_000,
}, async () => {
  await using wiki = await startWiki();
  const login = { name: `${ALICE.name}@${ALICE.app}`, password: ALICE.secret };
  const names = new Map([
    ['victim', ZOE.name],
    ['other', 'Nobody here'],
    ['page', 'Page'],
  ]);
  const peer = new Peer(wiki.api, {
    from: '127.0.0.1',
    logins: { nobody: null, user: ALICE, bot: login, sysop: null },
    names,
  });
  for (const actor of ACTORS) await peer.refresh(actor);
  const ran = new Set<string>();
  const property = fc.asyncProperty(requests, async (asked) => {
    const { status, headers, body, cookies } = await peer.ask(asked);
    assert.ok(STATUSES.includes(status), `${status}: ${body.slice(0, 300)}`);
    assert.ok(
      !body.includes(SECRET),
      `a secret comes back: ${body.slice(Math.max(0, body.indexOf(SECRET) - 300), body.indexOf(SECRET) + 50)}`,
    );
    wiki.vault.assertNotInBody(body);
    if (asked.method !== 'HEAD') assertWellFormed((headers['content-type'] ?? '').replace(/;.*/, ''), body);
    if (cookies.length > 0) await peer.refresh(asked.actor);
    ran.add(asked.query.concat(asked.body).find(([name]) => name === 'action')?.[1] ?? '');
  });
  await fc.assert(property, { numRuns: runs, timeout: 60_000 });
  peer.close();
  for (const action of modules.actions.keys()) assert.ok(ran.has(action), `no request asked for ${action}`);
});
