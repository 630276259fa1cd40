import { spelledAddress } from '../lib/ip.ts';
import type { AskedBy } from './unblocked.ts';

/** Notes where an account acts from: a block of the account may come upon that address by itself. */
export async function noteAddress({ asker, request, session, store }: AskedBy): Promise<void> {
  if (asker.id !== 0) await store.blocks.noteAddress(asker.id, spelledAddress(request.ip), session.now);
}
