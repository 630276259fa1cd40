import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireSessionFor } from '../../src/api/page-restriction.ts';
import type { Session } from '../../src/session/session.ts';
import { readTitle, type Title } from '../../src/wiki/title.ts';

function mayChange(page: string, pages: readonly string[] | undefined, kind: 'bot' | 'main' = 'bot'): boolean {
  const is = { kind, bot: { restrictions: { IPAddresses: [], Pages: pages } } } as unknown as Session['is'];
  try {
    requireSessionFor(readTitle(page, 'Wiki') as Title, { is }, 'Wiki');
    return true;
  } catch (error) {
    assert.equal((error as { problem?: { code: string } }).problem?.code, 'session-page-restricted');
    return false;
  }
}

test('a bot password that is for some pages changes those, however they are written, and no others', () => {
  const pages = ['main_Page', 'wiki:about', '[[nonsense'];
  assert.deepEqual([mayChange('Main Page', pages), mayChange('Project:About', pages)], [true, true]);
  assert.deepEqual([mayChange('Other', pages), mayChange('Talk:Main Page', pages)], [false, false]);
});

test('other sessions, and bot passwords for all pages, are not restricted', () => {
  assert.deepEqual(
    [mayChange('Other', ['Main Page'], 'main'), mayChange('Other', undefined), mayChange('Other', [])],
    [true, true, true],
  );
});
