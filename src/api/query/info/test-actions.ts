import type { Protection } from '../../../store/pages.ts';
import { againstChange } from '../../../wiki/page-rights.ts';
import { apiCode, type Problem } from '../../error.ts';
import type { Call } from '../../module.ts';
import { changerOf, modelOf } from '../../page-change.ts';
import type { Params } from '../../param/param.ts';
import { blockProblems, blocksAgainst } from '../../unblocked.ts';
import type { Subject } from './props.ts';

/**
 * What keeps the asker from doing something with a page; empty: nothing. A quick look leaves out that a bot password is for
 * other pages only, as MediaWiki's does.
 */
export async function againstAction(
  action: string,
  { title, row }: Subject,
  protections: readonly Protection[],
  call: Call<Params>,
  isQuick: boolean,
): Promise<readonly Problem[]> {
  const right = action !== 'create' ? action : title.namespace.id % 2 === 1 ? 'createtalk' : 'createpage';
  const against = againstChange(
    right,
    { title, isThere: row !== undefined, model: modelOf({ title, row }), protections },
    { ...changerOf(call), ...(isQuick && { isForOthers: () => false }) },
  );
  const problems = against.map((message) => ({ code: apiCode(message.key), message }));
  if (action === 'read') return problems.filter(({ code }) => code === 'permissiondenied');
  return [...problems, ...blockProblems(await blocksAgainst(call, action, title), call)];
}
