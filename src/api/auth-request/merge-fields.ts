import type { AuthField, AuthRequest } from './auth-request.ts';

/** The fields of several requests as those of one: optional if it can be done without. */
export function mergeFields(requests: readonly AuthRequest[]): ReadonlyMap<string, AuthField> {
  const primary = requests.filter(({ required }) => required === 'primary-required');
  const merged = new Map<string, AuthField>();
  for (const { required, fields } of requests) {
    for (const [name, { optional: declared, ...field }] of Object.entries(fields)) {
      const before = merged.get(name);
      const dispensable =
        required === 'optional' || (required === 'primary-required' && !primary.every((one) => needs(one, name)));
      const optional = (dispensable || declared === true) && (before === undefined || before.optional === true);
      const sensitive = field.sensitive || before?.sensitive;
      const { type, label, help } = before ?? field;
      merged.set(name, { type, label, help, ...(optional && { optional }), ...(sensitive && { sensitive }) });
    }
  }
  return merged;
}

function needs({ fields }: AuthRequest, name: string): boolean {
  const field = fields[name];
  return field !== undefined && field.optional !== true;
}
