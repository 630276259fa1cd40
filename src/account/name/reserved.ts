/** Names under which only MediaWiki itself acts: nobody logs in with them, so that imported history stays unambiguous. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'MediaWiki default',
  'Conversion script',
  'Maintenance script',
  'Template namespace initialisation script',
  'ScriptImporter',
  'Delete page script',
  'Move page script',
  'Command line script',
  'Unknown user',
  'Redirect fixer',
  'System messenger',
  'Proxy blocker',
  'DNSBL',
  'MediaWiki spam cleanup',
  'MediaWiki automatic change',
]);
