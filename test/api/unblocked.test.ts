import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { ApiError } from '../../src/api/error.ts';
import { type AskedBy, requireUnblocked } from '../../src/api/unblocked.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { savePage } from '../../src/wiki/save-page.ts';
import { readTitle, type Title } from '../../src/wiki/title.ts';
import { account, block } from '../store/rows.ts';

const NOW = block(2).timestamp;
const HERE = '192.0.2.1';

let store: Store;

beforeEach(async () => {
  store = memoryStore({ key: Buffer.alloc(32) });
  for (const name of ['Bob', 'Admin']) await store.accounts.add(account(name));
  for (const written of ['Page', 'User talk:Bob']) {
    const title = readTitle(written, 'Wiki') as Title;
    const revision = { timestamp: 0, user: 1, userName: 'Bob', comment: '', minor: false, tags: [] };
    await savePage(store.pages, 'Wiki', { title, before: null, text: '', revision, change: null });
  }
});

/** The code that somebody is refused with; undefined: not at all. */
async function refused(right: string, page: string | null, id: 0 | 1 = 1, rights: readonly string[] = []) {
  const known = id === 1 ? await store.accounts.byId(1) : undefined;
  const asker = { account: known ?? null, id, name: known?.name ?? HERE, rights: new Set(rights) };
  const call = { asker, request: { ip: HERE }, session: { now: NOW }, store } as unknown as AskedBy;
  const title = page === null ? null : (readTitle(page, 'Wiki') as Title);
  return requireUnblocked(call, right, title).then(
    () => undefined,
    (error: ApiError) => error.problem.code,
  );
}

test('a sitewide block keeps from everything but reading, mail, accounts, and the own talk page if so set', async () => {
  await store.blocks.place(1, block(2, { noCreate: false, allowUserTalk: true }));
  assert.equal(await refused('edit', 'Page'), 'blocked');
  assert.equal(await refused('edit', 'User talk:Admin'), 'blocked');
  assert.equal(await refused('upload', null), 'blocked');
  assert.equal(await refused('delete', null), 'blocked');
  for (const right of ['read', 'sendemail', 'createaccount']) assert.equal(await refused(right, null), undefined);
  assert.equal(await refused('edit', 'User talk:Bob'), undefined);
  await store.blocks.place(1, block(2, { noCreate: true, noEmail: true }));
  for (const right of ['sendemail', 'createaccount']) assert.equal(await refused(right, null), 'blocked');
  assert.equal(await refused('edit', 'User talk:Bob'), 'blocked');
});

test('a partial block keeps from its pages and namespaces', async () => {
  const partial = { partial: true, allowUserTalk: true, noCreate: false };
  await store.blocks.place(1, block(2, { ...partial, pages: [1], namespaces: [4] }));
  assert.equal(await refused('edit', 'Page'), 'blocked');
  assert.equal(await refused('edit', 'Project:Other'), 'blocked');
  assert.equal(await refused('edit', 'Other'), undefined);
  assert.equal(await refused('upload', null), undefined);
  assert.equal(await refused('edit', 'User talk:Bob'), undefined);
  await store.blocks.place(1, block(2, { ...partial, pages: [2] }));
  assert.equal(await refused('edit', 'User talk:Bob'), 'blocked');
  await store.blocks.place(1, block(2, { ...partial, namespaces: [3], allowUserTalk: false }));
  assert.equal(await refused('edit', 'User talk:Bob'), 'blocked');
  await store.blocks.place(1, block(2, { ...partial, namespaces: [3] }));
  assert.equal(await refused('edit', 'User talk:Bob'), undefined);
  assert.equal(await refused('edit', 'User talk:Admin'), 'blocked');
});

test('whoever tries to edit under a block of the account brings it upon the address', async () => {
  await store.blocks.place(1, block(2));
  assert.equal(await refused('delete', 'Page'), 'blocked');
  assert.equal(await refused('edit', 'Page', 0), undefined);
  assert.equal(await refused('edit', 'Page', 1, ['ipblock-exempt']), 'blocked');
  assert.equal(await refused('edit', 'Page', 0), 'autoblocked');
  assert.equal(await refused('edit', 'Page'), 'blocked', 'beside its parent it does not count');
  await store.blocks.place(1, block(2, { autoblock: false }));
  assert.equal(await refused('edit', 'Page', 0), undefined);
});
