import { backupDatabase } from '../../store/sqlite-backup.ts';
import { defineCommand } from '../command.ts';
import { dataOption, refuseWithoutWiki } from '../open-wiki.ts';

/** `latchkey backup` */
export const backup = defineCommand({
  name: 'backup',
  summary: 'Writes all of a wiki to a file, while the server runs.',
  args: ['FILE'],
  options: { data: dataOption },
  run: async ({ args: [file = ''], options: { data }, io }) => {
    refuseWithoutWiki(data);
    backupDatabase(data, file);
    io.print(`${data} is written to ${file}. It holds hashes of passwords and the key of the wiki: keep it secret.`);
  },
});
