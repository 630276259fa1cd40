/** A bot password that the load logs in with. */
export interface BenchAccount {
  readonly account: string;
  readonly app: string;
  readonly secret: string;
}

/** The password of each of the accounts themselves. */
export const PASSWORD = 'the same for all of them';

/** Accounts of the load, one a connection: logins of one account side by side would be throttled, as they should. */
export function benchAccounts(count: number): BenchAccount[] {
  return Array.from({ length: count }, (_, index) => ({
    account: `Bench ${index}`,
    app: 'bench',
    secret: `b${index}`.padEnd(32, '0'),
  }));
}
