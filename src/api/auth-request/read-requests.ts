import type { Call } from '../module.ts';
import type { Params } from '../param/param.ts';
import { readText } from '../param/read.ts';
import type { AuthRequest } from './auth-request.ts';

/** What was filled in: by request, the values of its fields. A checkbox that is ticked has the value `1`. */
export type FilledIn = ReadonlyMap<string, { readonly [field: string]: string }>;

/**
 * Reads what was filled in of what is asked for, or of those requests only that are wanted. A request that lacks a field
 * is left out as a whole; of a checkbox it counts whether it is there.
 */
export function readRequests(
  requests: readonly AuthRequest[],
  wanted: readonly string[] | undefined,
  { request, know, requirePosted }: Pick<Call<Params>, 'request' | 'know' | 'requirePosted'>,
): FilledIn {
  const asked = requests.filter(({ id }) => wanted?.includes(id) ?? true);
  const fields = asked.flatMap((one) => Object.entries(one.fields));
  know(...fields.map(([name]) => name));
  requirePosted(...new Set(fields.filter(([, { sensitive }]) => sensitive).map(([name]) => name)));
  const filledIn = new Map<string, { readonly [field: string]: string }>();
  for (const one of asked) {
    const values = valuesOf(one, (name) => readText(request, name));
    if (values !== undefined) filledIn.set(one.id, values);
  }
  return filledIn;
}

function valuesOf(
  { fields }: AuthRequest,
  sent: (name: string) => string | undefined,
): { readonly [field: string]: string } | undefined {
  const values: { [field: string]: string } = {};
  if (Object.keys(fields).length === 0) return undefined;
  for (const [name, { type, optional }] of Object.entries(fields)) {
    const value = sent(name);
    const ticked = type === 'checkbox' || type === 'button';
    if (value === undefined && ticked && optional) continue;
    if (value === undefined || (value === '' && !ticked && !optional)) return undefined;
    values[name] = ticked ? '1' : value;
  }
  return values;
}
