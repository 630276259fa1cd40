const SECRET = /password|token|cookie|secret/i;
const MAX_DEPTH = 6;

/** Data as it may stand in a log: errors as plain data, and nothing that has the name of a secret. */
export function loggable(about: object): { [name: string]: unknown } {
  return fieldsOf(about, 0);
}

function fieldsOf(about: object, depth: number): { [name: string]: unknown } {
  const fields = Object.entries(about).map(([name, value]) => [
    name,
    SECRET.test(name) ? '[redacted]' : plain(value, depth + 1),
  ]);
  return Object.fromEntries(fields);
}

function plain(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '[deep]';
  if (value instanceof Error) {
    const { name: type, message, stack, cause } = value;
    return { type, message, stack, ...(cause !== undefined && { cause: plain(cause, depth + 1) }) };
  }
  return Array.isArray(value) ? value.map((one) => plain(one, depth + 1)) : fieldsOf(value, depth);
}
