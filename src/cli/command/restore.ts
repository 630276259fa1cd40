import { restoreDatabase } from '../../store/sqlite-restore.ts';
import { defineCommand } from '../command.ts';
import { dataOption } from '../open-wiki.ts';
import { toggle } from '../option.ts';

/** `latchkey restore` */
export const restore = defineCommand({
  name: 'restore',
  summary: 'Makes a wiki from a backup, without its sessions. The server must be stopped.',
  args: ['FILE'],
  options: {
    data: dataOption,
    replace: toggle('Puts the backup in the place of the wiki that is there'),
    'keep-sessions': toggle('Brings back sessions and remembered devices too, also those that have ended since'),
  },
  run: async ({ args: [file = ''], options, io }) => {
    const { data, replace, 'keep-sessions': keepSessions } = options;
    const { accounts, sessions } = restoreDatabase(file, data, { replace, keepSessions });
    const loggedIn = keepSessions ? counted(sessions, 'session') : 'nobody is logged in';
    io.print(`${data} is restored from ${file}: ${counted(accounts, 'account')}, ${loggedIn}.`);
    io.print('Passwords, bot passwords, blocks and locks are those of the time of the backup.');
  },
});

function counted(count: number, of: string): string {
  return `${count} ${of}${count === 1 ? '' : 's'}`;
}
