/** What a list of values leaves: one without a value leaves nothing out, as in MediaWiki. */
export function chosen<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values?.length === 0 ? undefined : values;
}
