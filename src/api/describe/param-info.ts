import { allSpecifier, limitsOf } from '../param/multi.ts';
import type { Param } from '../param/param.ts';
import { list, type Tree, type Value } from '../result.ts';

/** The facts of a parameter, in MediaWiki's names and order. `tags`: those of the wiki that may be given by hand. */
export function paramInfo({ type, options }: Param<unknown>, highLimits: boolean, tags: readonly string[] = []): Tree {
  const { type: kind, ...more } = type.describe(tags);
  return {
    type: Array.isArray(kind) ? deprecatedLast(kind, options.deprecatedValues) : kind,
    required: options.required === true,
    deprecated: options.deprecated,
    sensitive: options.sensitive,
    default: defaultOf(options.default),
    ...multiInfo(options, highLimits),
    ...more,
    tokentype: options.tokenType,
    deprecatedvalues: options.deprecatedValues && list('v', options.deprecatedValues),
  };
}

function multiInfo({ multi }: Param<unknown>['options'], highLimits: boolean): Tree {
  if (multi === undefined) return { multi: false };
  const how = multi === true ? {} : multi;
  const { low, high } = limitsOf(how);
  return {
    multi: true,
    lowlimit: low,
    highlimit: high,
    limit: highLimits ? high : low,
    allowsduplicates: how.duplicates,
    allspecifier: allSpecifier(how),
  };
}

function deprecatedLast(values: readonly Value[], deprecated: readonly Value[] = []): readonly Value[] {
  return list('t', [
    ...values.filter((value) => !deprecated.includes(value)),
    ...values.filter((value) => deprecated.includes(value)),
  ]);
}

/** A default as it would be sent; one number, also of a list, as a number. */
function defaultOf(value: unknown): Value | undefined {
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === 'number') return value[0];
  return Array.isArray(value) ? value.join('|') : (value as Value | undefined);
}
