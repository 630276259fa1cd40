import { checktoken } from './action/checktoken.ts';
import { clientlogin } from './action/clientlogin.ts';
import { login } from './action/login.ts';
import { logout } from './action/logout.ts';
import { defineQuery } from './action/query.ts';
import { defineMain } from './main.ts';
import type { Format, Modules } from './module.ts';
import { tokens } from './query/tokens.ts';
import { userinfo } from './query/userinfo.ts';

/** The API's table of contents: every module, in MediaWiki's order. */
export function allModules(formats: readonly Format[]): Modules {
  const meta = [tokens, userinfo];
  const actions = [checktoken, clientlogin, login, logout, defineQuery(meta)];
  return {
    main: defineMain(actions, formats),
    actions: byName(actions),
    meta: byName(meta),
    formats: byName(formats),
  };
}

function byName<M extends { readonly name: string }>(modules: readonly M[]): ReadonlyMap<string, M> {
  return new Map(modules.map((module) => [module.name, module]));
}
