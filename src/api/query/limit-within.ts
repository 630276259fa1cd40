import type { Call } from '../module.ts';
import { readInteger } from '../param/integer.ts';
import type { Limit } from '../param/limit.ts';
import type { Params } from '../param/param.ts';

/** How many items at most, where fewer may be asked for than the parameter `limit` declares: a number out of the range warns, `max` is told. */
export function limitWithin(
  asked: Limit,
  { max, highMax }: { readonly max: number; readonly highMax: number },
  {
    asker,
    session,
    tellLimit,
    warn,
    written,
  }: Pick<Call<Params>, 'asker' | 'session' | 'tellLimit' | 'warn' | 'written'>,
): number {
  const highLimits = asker.rights.has('apihighlimits');
  if (asked.asked === 'max') {
    const most = highLimits ? highMax : max;
    tellLimit(most);
    return most;
  }
  const at = {
    name: written('limit'),
    required: false,
    multi: false,
    highLimits,
    now: session.now,
    tags: () => [],
    warn,
  };
  return readInteger(String(asked.count), { min: 1, max, highMax }, at);
}
