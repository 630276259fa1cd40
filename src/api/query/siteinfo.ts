import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { string } from '../param/string.ts';
import type { Tree } from '../result.ts';
import { autoPromote } from './siteinfo/auto-promote.ts';
import { general } from './siteinfo/general.ts';
import { languages } from './siteinfo/languages.ts';
import { namespaceAliases, namespaces } from './siteinfo/namespaces.ts';
import { NOTHING } from './siteinfo/nothing.ts';
import { lag, statistics } from './siteinfo/numbers.ts';
import { options, restrictions, rights, temporaryAccounts, uploadDialog } from './siteinfo/rules.ts';
import type { SiteInfo } from './siteinfo/site-info.ts';
import { userGroups } from './siteinfo/user-groups.ts';
import { wikitext } from './siteinfo/wikitext.ts';

/** What can be asked of the wiki, in MediaWiki's order. */
const PROPS = {
  general,
  namespaces,
  namespacealiases: namespaceAliases,
  ...wikitext,
  dbrepllag: lag,
  statistics,
  usergroups: userGroups,
  autocreatetempuser: temporaryAccounts,
  rightsinfo: rights,
  restrictions,
  languages,
  defaultoptions: options,
  uploaddialog: uploadDialog,
  autopromote: autoPromote,
  autopromoteonce: () => ({ onEdit: [] }),
  ...NOTHING,
} satisfies { readonly [prop: string]: SiteInfo };

/** Tells what this wiki is. */
export const siteinfo = defineModule({
  name: 'siteinfo',
  group: 'meta',
  prefix: 'si',
  cacheMode: 'public',
  params: {
    prop: choice(Object.keys(PROPS).sort() as (keyof typeof PROPS)[], { default: ['general'], multi: true }),
    filteriw: choice(['local', '!local'], {}),
    showalldb: boolean(),
    numberingroup: boolean(),
    inlanguagecode: string({}),
  },
  examples: {
    'action=query&meta=siteinfo&siprop=general|namespaces|namespacealiases|statistics':
      'apihelp-query+siteinfo-example-simple',
    'action=query&meta=siteinfo&siprop=interwikimap&sifilteriw=local': 'apihelp-query+siteinfo-example-interwiki',
    'action=query&meta=siteinfo&siprop=dbrepllag&sishowalldb=': 'apihelp-query+siteinfo-example-replag',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Siteinfo'],
  async run({ params, settings, address, store, clock }) {
    const { showalldb, numberingroup } = params;
    const site = {
      settings,
      address,
      accounts: store.accounts,
      pages: store.pages,
      now: clock(),
      showalldb,
      numberingroup,
    };
    const told: { [prop: string]: Tree[string] } = {};
    for (const prop of params.prop) told[prop] = await PROPS[prop](site);
    return told;
  },
});
