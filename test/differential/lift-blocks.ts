import type { Fixtures } from '../../src/cli/fixtures.ts';
import { askAll } from './ask-all.ts';
import { Peer } from './client.ts';
import { READERS } from './people.ts';

/** Ends all blocks of a wiki but those that its fixtures have: runs before left them, those of addresses too. */
export async function liftBlocks(api: string, { accounts }: Fixtures): Promise<void> {
  const kept = new Set([...accounts.values()].map(({ name }) => name));
  const fields = { list: 'blocks', bklimit: 'max', bkprop: 'id|user' };
  const blocks = (await askAll(api, fields, 'blocks')) as readonly { readonly id: number; readonly user?: string }[];
  const peer = new Peer(api, READERS);
  await peer.refresh('sysop');
  for (const { id } of blocks.filter(({ user = '' }) => !kept.has(user))) {
    const ended = { action: 'unblock', id: String(id), token: '{csrf}', format: 'json' };
    await peer.ask({ actor: 'sysop', method: 'POST', query: [], body: Object.entries(ended), headers: {} });
  }
  peer.close();
}
