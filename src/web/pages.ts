import { allPages } from './page/all-pages.ts';
import { apiHelp } from './page/api-help.ts';
import { apiLogin } from './page/api-login.ts';
import { apiLogout } from './page/api-logout.ts';
import { apiSandbox } from './page/api-sandbox.ts';
import { apiTokens } from './page/api-tokens.ts';
import { botPasswords } from './page/bot-passwords.ts';
import { contributions } from './page/contributions.ts';
import { createAccount } from './page/create-account.ts';
import { exportPage } from './page/export.ts';
import { log } from './page/log.ts';
import { mainPage } from './page/main-page.ts';
import { recentChanges } from './page/recent-changes.ts';
import { runJobs } from './page/run-jobs.ts';
import { search } from './page/search.ts';
import { sessions } from './page/sessions.ts';
import { specialPages } from './page/special-pages.ts';
import { userLogin } from './page/user-login.ts';
import { userLogout } from './page/user-logout.ts';
import { whatLinksHere } from './page/what-links-here.ts';
import type { Page } from './page.ts';

/** Every page for people, in the order in which they are offered. */
export const PAGES: readonly Page[] = [
  mainPage,
  createAccount,
  userLogin,
  botPasswords,
  sessions,
  apiHelp,
  apiSandbox,
  apiLogin,
  apiTokens,
  apiLogout,
  userLogout,
  recentChanges,
  contributions,
  allPages,
  search,
  whatLinksHere,
  log,
  exportPage,
  specialPages,
  runJobs,
];
