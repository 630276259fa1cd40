/** Who did what no account did: the operator, or the wiki by itself. A reserved name, as in MediaWiki. */
export const SYSTEM_NAME = 'Maintenance script';
