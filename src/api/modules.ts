import { block } from './action/block.ts';
import { changeauthenticationdata } from './action/changeauthenticationdata.ts';
import { checktoken } from './action/checktoken.ts';
import { clearhasmsg } from './action/clearhasmsg.ts';
import { clientlogin } from './action/clientlogin.ts';
import { compare } from './action/compare.ts';
import { createaccount } from './action/createaccount.ts';
import { deletePage } from './action/delete.ts';
import { edit } from './action/edit.ts';
import { emailuser } from './action/emailuser.ts';
import { endsession } from './action/endsession.ts';
import { expandtemplates } from './action/expandtemplates.ts';
import { help } from './action/help.ts';
import { importPages } from './action/import.ts';
import { linkaccount } from './action/linkaccount.ts';
import { login } from './action/login.ts';
import { logout } from './action/logout.ts';
import { managetags } from './action/managetags.ts';
import { move } from './action/move.ts';
import { options } from './action/options.ts';
import { defineParaminfo } from './action/paraminfo.ts';
import { parse } from './action/parse.ts';
import { patrol } from './action/patrol.ts';
import { protect } from './action/protect.ts';
import { definePurge } from './action/purge.ts';
import { defineQuery } from './action/query.ts';
import { removeauthenticationdata } from './action/removeauthenticationdata.ts';
import { resetpassword } from './action/resetpassword.ts';
import { rollback } from './action/rollback.ts';
import { defineSetNotificationTimestamp } from './action/setnotificationtimestamp.ts';
import { tag } from './action/tag.ts';
import { unblock } from './action/unblock.ts';
import { undelete } from './action/undelete.ts';
import { unlinkaccount } from './action/unlinkaccount.ts';
import { upload } from './action/upload.ts';
import { userrights } from './action/userrights.ts';
import { validatepassword } from './action/validatepassword.ts';
import { defineWatch } from './action/watch.ts';
import { defineMain } from './main.ts';
import type { Format, Modules } from './module.ts';
import { allcategories } from './query/allcategories.ts';
import { allfileusages } from './query/allfileusages.ts';
import { alllinks } from './query/alllinks.ts';
import { allpages } from './query/allpages.ts';
import { allredirects } from './query/allredirects.ts';
import { alltransclusions } from './query/alltransclusions.ts';
import { allusers } from './query/allusers.ts';
import { authmanagerinfo } from './query/authmanagerinfo.ts';
import { backlinks } from './query/backlinks.ts';
import { blocks } from './query/blocks.ts';
import { categories } from './query/categories.ts';
import { categoryinfo } from './query/categoryinfo.ts';
import { categorymembers } from './query/categorymembers.ts';
import { embeddedin } from './query/embeddedin.ts';
import { extlinks } from './query/extlinks.ts';
import { fileusage } from './query/fileusage.ts';
import { imageinfo } from './query/imageinfo.ts';
import { images } from './query/images.ts';
import { imageusage } from './query/imageusage.ts';
import { info } from './query/info.ts';
import { iwlinks } from './query/iwlinks.ts';
import { langlinks } from './query/langlinks.ts';
import { links } from './query/links.ts';
import { linkshere } from './query/linkshere.ts';
import { logevents } from './query/logevents.ts';
import { pageprops } from './query/pageprops.ts';
import { prefixsearch } from './query/prefixsearch.ts';
import { random } from './query/random.ts';
import { recentchanges } from './query/recentchanges.ts';
import { redirects } from './query/redirects.ts';
import { revisions } from './query/revisions.ts';
import { search } from './query/search.ts';
import { sessions } from './query/sessions.ts';
import { siteinfo } from './query/siteinfo.ts';
import { tags } from './query/tags.ts';
import { templates } from './query/templates.ts';
import { tokens } from './query/tokens.ts';
import { transcludedin } from './query/transcludedin.ts';
import { usercontribs } from './query/usercontribs.ts';
import { userinfo } from './query/userinfo.ts';
import { users } from './query/users.ts';
import { watchlist } from './query/watchlist.ts';
import { watchlistraw } from './query/watchlistraw.ts';

/** The API's table of contents: every module, in MediaWiki's order. */
export function allModules(formats: readonly Format[]): Modules {
  const query = {
    prop: [
      categories,
      categoryinfo,
      extlinks,
      fileusage,
      imageinfo,
      images,
      info,
      iwlinks,
      langlinks,
      links,
      linkshere,
      pageprops,
      redirects,
      revisions,
      templates,
      transcludedin,
    ],
    list: [
      allcategories,
      allfileusages,
      alllinks,
      allpages,
      allredirects,
      alltransclusions,
      allusers,
      backlinks,
      blocks,
      categorymembers,
      embeddedin,
      imageusage,
      logevents,
      prefixsearch,
      random,
      recentchanges,
      search,
      sessions,
      tags,
      usercontribs,
      users,
      watchlist,
      watchlistraw,
    ],
    meta: [authmanagerinfo, siteinfo, tokens, userinfo],
  };
  const queries = Object.values(query).flat();
  const actions = [
    checktoken,
    clearhasmsg,
    clientlogin,
    login,
    logout,
    createaccount,
    linkaccount,
    unlinkaccount,
    changeauthenticationdata,
    removeauthenticationdata,
    resetpassword,
    validatepassword,
    endsession,
    defineQuery(query),
    expandtemplates,
    parse,
    defineParaminfo(queries, formats),
    help,
    compare,
    block,
    unblock,
    definePurge(queries),
    rollback,
    deletePage,
    undelete,
    protect,
    move,
    edit,
    upload,
    emailuser,
    defineWatch(queries),
    defineSetNotificationTimestamp(queries),
    patrol,
    importPages,
    userrights,
    options,
    managetags,
    tag,
  ];
  return {
    main: defineMain(actions, formats),
    actions: byName(actions),
    prop: byName(query.prop),
    list: byName(query.list),
    meta: byName(query.meta),
    formats: byName(formats),
  };
}

function byName<M extends { readonly name: string }>(modules: readonly M[]): ReadonlyMap<string, M> {
  return new Map(modules.map((module) => [module.name, module]));
}
