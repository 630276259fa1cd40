import type { LogRow } from '../../../store/log.ts';
import type { LogValue } from '../../../store/log-value.ts';
import { list, type Tree, type Value } from '../../result.ts';

/** Names of the elements that the items of lists are in XML. */
const ELEMENTS: { readonly [name: string]: string } = {
  oldgroups: 'g',
  newgroups: 'g',
  oldmetadata: 'm',
  newmetadata: 'm',
  flags: 'f',
  pages: 'p',
};

/** The particulars of an event as the API tells them. */
export function paramsTold(params: LogRow['params']): Tree {
  const told = Object.entries(params).map(([name, value]): [string, Value] => [name, valueTold(name, value)]);
  return Object.fromEntries(told);
}

function valueTold(name: string, value: LogValue): Value {
  if (Array.isArray(value))
    return list(
      ELEMENTS[name] ?? 'item',
      value.map((item) => valueTold(name, item)),
    );
  return typeof value === 'object' && value !== null ? paramsTold(value as LogRow['params']) : (value as Value);
}
