import { blockInForce } from '../../account/block.ts';
import { systemClock } from '../../lib/clock.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { columns } from '../columns.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { timeText } from '../time.ts';

const PAGE = 500;

/** `latchkey account list` */
export const accountList = defineCommand({
  name: 'account list',
  summary: 'Shows the accounts.',
  args: [],
  options: { data: dataOption },
  run: async ({ options: { data }, io }) => {
    await withWiki(data, async ({ accounts }) => {
      const now = systemClock();
      const rows: string[][] = [];
      let from: string | undefined = '';
      while (from !== undefined) {
        const page: AccountRow[] = await accounts.list({ from, limit: PAGE + 1 });
        rows.push(...page.slice(0, PAGE).map((account) => rowOf(account, now)));
        from = page[PAGE]?.name;
      }
      io.print(...columns([['ACCOUNT', 'STATE', 'REGISTERED', 'GROUPS'], ...rows]));
    });
  },
});

function rowOf(account: AccountRow, now: number): string[] {
  const state = account.locked ? 'locked' : blockInForce(account, now) ? 'blocked' : '';
  return [account.name, state, timeText(account.registered), account.groups.join(', ')];
}
