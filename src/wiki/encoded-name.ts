/** Characters that stand in addresses of pages as they are. */
const PLAIN = /%(?:3B|40|24|2C|2F|3A)/g;

/** The name of a page, as it stands in addresses. */
export function encodedName(prefixed: string): string {
  const name = encodeURIComponent(prefixed.replaceAll(' ', '_').toWellFormed());
  return name.replace(PLAIN, decodeURIComponent).replaceAll("'", '%27');
}

/** What is written as it stands in an address, as text; what cannot be that stays as it is. */
export function decodedName(written: string): string {
  if (!written.includes('%')) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
