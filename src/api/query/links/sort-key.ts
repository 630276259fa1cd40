/** By what a member of a category is in order, without what kind it is: the bytes in hexadecimal digits. */
export function sortKeyTold(sort: string): string {
  return Buffer.from(sort.slice(1)).toString('hex');
}

/** Kinds of members, in the order of the answer; their places are what `sort` begins with. */
export const MEMBER_TYPES = ['page', 'subcat', 'file'] as const;

/** What kind of member is sorted so. */
export function memberType(sort: string): string {
  return MEMBER_TYPES[Number(sort[0])] ?? 'page';
}
