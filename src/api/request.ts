/** A request as the Action API sees it: plain data, whatever carried it. */
export interface ApiRequest {
  /** Upper case. */
  readonly method: string;
  /** Address of the client. */
  readonly ip: string;
  readonly secure: boolean;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly query: Fields;
  /** Empty unless the body was a form. */
  readonly body: Fields;
  /** The body was over the limit and not read. */
  readonly bodyTooLarge: boolean;
}

/** The fields of a query string or of a form. */
export interface Fields {
  /** Name → value; of a name given twice, the last. */
  readonly values: ReadonlyMap<string, string>;
  /** Names given as `name[]=…`: not a value that the API reads. */
  readonly arrays: ReadonlySet<string>;
  /** Files of a form, by their names. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Names whose value was not UTF-8. */
  readonly damaged: ReadonlySet<string>;
  /** Of values and lists, in the order in which the API reports them. */
  readonly names: readonly string[];
}

export const NO_FIELDS: Fields = {
  values: new Map(),
  arrays: new Set(),
  files: new Map(),
  damaged: new Set(),
  names: [],
};

/** The field that counts: the body wins over the query string; a list of the name is no value. */
export function field({ body, query }: ApiRequest, name: string): string | undefined {
  if (body === NO_FIELDS) return query.values.get(name);
  return body.arrays.has(name) ? undefined : (body.values.get(name) ?? query.values.get(name));
}

/** Whether a field is given as a list, which the API does not read. */
export function isArray({ body, query }: ApiRequest, name: string): boolean {
  return body.arrays.has(name) || (query.arrays.has(name) && !body.values.has(name));
}

/** Names of all fields, in the order in which the API reports them. */
export function fieldNames({ query, body }: ApiRequest): readonly string[] {
  return body.names.length === 0 ? query.names : [...new Set([...query.names, ...body.names])];
}
