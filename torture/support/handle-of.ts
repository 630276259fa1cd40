import assert from 'node:assert/strict';
import { readSessionCookie } from '../../src/session/cookie-value.ts';
import type { Jar } from './browser.ts';

/** The handle of the session that cookies of ours are of: its bot session before its main one. */
export function handleOf(jar: Jar): number {
  const ticket = readSessionCookie(jar.get('wiki_BPsession') ?? jar.get('wiki_session') ?? '');
  assert.ok(ticket, 'no session among the cookies');
  return ticket.id;
}
