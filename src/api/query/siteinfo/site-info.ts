import type { Settings } from '../../../settings.ts';
import type { AccountStore } from '../../../store/accounts.ts';
import type { PageStore } from '../../../store/pages.ts';
import type { Value } from '../../result.ts';
import type { Address } from '../../wiki.ts';

/** What the wiki is told from. */
export interface Site {
  readonly settings: Settings;
  readonly address: Address;
  readonly accounts: Pick<AccountStore, 'count'>;
  readonly pages: Pick<PageStore, 'counts'>;
  readonly now: number;
  /** Each database is to be told, not only the one that lags most. */
  readonly showalldb: boolean;
  /** How many accounts are in each group is to be told. */
  readonly numberingroup: boolean;
}

/** One thing to tell of the wiki. */
export type SiteInfo = (site: Site) => Value | Promise<Value>;
