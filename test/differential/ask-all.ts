interface Page {
  readonly continue?: { readonly [parameter: string]: string };
  readonly query: { readonly [list: string]: readonly unknown[] };
}

/** All that a list of a wiki has, in formatversion 2. */
export async function askAll(
  api: string,
  fields: { readonly [name: string]: string },
  list: string,
): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let rest: Page['continue'] | null = {}; rest; ) {
    const asked = new URLSearchParams({ action: 'query', format: 'json', formatversion: '2', ...fields, ...rest });
    const page = (await (await fetch(`${api}?${asked}`)).json()) as Page;
    found.push(...(page.query[list] ?? []));
    rest = page.continue ?? null;
  }
  return found;
}
