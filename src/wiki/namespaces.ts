/** A namespace: a part of the wiki whose titles begin with its name and a colon. */
export interface Namespace {
  readonly id: number;
  /** The name that every wiki of MediaWiki understands. */
  readonly canonical: string;
  readonly subpages: boolean;
  /** The right that editing there needs. */
  readonly protection?: string;
}

/** Namespaces whose ids the code speaks of. */
export const MEDIA = -2;
export const SPECIAL = -1;
export const MAIN = 0;
export const TALK = 1;
export const USER = 2;
export const USER_TALK = 3;
export const FILE = 6;
export const MEDIAWIKI = 8;
export const CATEGORY = 14;
const PROJECT = 4;

const WITHOUT_SUBPAGES: ReadonlySet<string> = new Set(['', 'Media', 'Special', 'File', 'Category']);

/** The namespaces of MediaWiki 1.43, in English; their ids begin with -2. */
export const NAMESPACES: readonly Namespace[] = [
  ...['Media', 'Special', '', 'Talk', 'User', 'User talk', 'Project', 'Project talk', 'File', 'File talk'],
  ...['MediaWiki', 'MediaWiki talk', 'Template', 'Template talk', 'Help', 'Help talk', 'Category', 'Category talk'],
].map((canonical, index) => ({
  id: index - 2,
  canonical,
  subpages: !WITHOUT_SUBPAGES.has(canonical),
  ...(canonical === 'MediaWiki' && { protection: 'editinterface' }),
}));

/** Other names under which namespaces are found: name → id. */
export const NAMESPACE_ALIASES: { readonly [alias: string]: number } = { Image: 6, 'Image talk': 7 };

/** The name that a wiki shows for a namespace: that of the project is the wiki's own. */
export function namespaceName({ id, canonical }: Namespace, siteName: string): string {
  if (id === PROJECT) return siteName;
  return id === PROJECT + 1 ? `${siteName} talk` : canonical;
}

/** The namespace with an id, which must be one. */
export function namespaceNumbered(id: number): Namespace {
  const found = NAMESPACES.find((one) => one.id === id);
  if (!found) throw new Error(`There is no namespace ${id}.`);
  return found;
}

/** The namespace that a name stands for in a wiki, whatever its case. */
export function namespaceNamed(name: string, siteName: string): Namespace | undefined {
  const wanted = name.toLowerCase();
  const alias = Object.entries(NAMESPACE_ALIASES).find(([one]) => one.toLowerCase() === wanted)?.[1];
  return NAMESPACES.find(
    (one) =>
      one.id !== MAIN &&
      (one.id === alias ||
        one.canonical.toLowerCase() === wanted ||
        namespaceName(one, siteName).toLowerCase() === wanted),
  );
}
