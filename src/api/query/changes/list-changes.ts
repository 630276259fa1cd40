import type { ChangeRow, ChangesAsked } from '../../../store/changes.ts';
import type { Call } from '../../module.ts';
import { namedAccount } from '../../named-account.ts';
import type { Params } from '../../param/param.ts';
import { chosen } from '../chosen.ts';
import { momentWritten } from '../moment.ts';

/** What recent changes and those of a watchlist are asked for alike. */
interface Asked {
  readonly dir: 'newer' | 'older';
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly user: string | undefined;
  readonly excludeuser: string | undefined;
  readonly namespace: readonly number[] | undefined;
  readonly type: readonly string[];
  readonly limit: { readonly count: number };
}

/** A part of the changes, in the order of their times; where they go on is told. */
export async function listChanges(
  asked: Asked,
  more: Omit<ChangesAsked, 'limit'>,
  { store, continueAt }: Pick<Call<Params>, 'store' | 'continueAt'>,
): Promise<readonly ChangeRow[]> {
  const newer = asked.dir === 'newer';
  const [from, to] = newer ? [asked.start, asked.end] : [asked.end, asked.start];
  const name = async (named: string | undefined) =>
    named === undefined ? undefined : ((await namedAccount(named, store.accounts))?.name ?? named);
  const found = await store.changes.list({
    ...more,
    ...{ from, to, newer },
    namespaces: chosen(asked.namespace),
    userName: await name(asked.user),
    exceptUserName: await name(asked.excludeuser),
    types: chosen(asked.type)?.filter((type) => type === 'edit' || type === 'new' || type === 'log'),
    limit: asked.limit.count + 1,
  });
  const next = found[asked.limit.count];
  if (next) continueAt('continue', momentWritten(next));
  return found.slice(0, asked.limit.count);
}
