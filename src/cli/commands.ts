import { accountAdd } from './command/account-add.ts';
import { accountDelete } from './command/account-delete.ts';
import { accountList } from './command/account-list.ts';
import { accountLock } from './command/account-lock.ts';
import { accountPassword } from './command/account-password.ts';
import { accountRename } from './command/account-rename.ts';
import { accountTotpEnrol } from './command/account-totp-enrol.ts';
import { accountTotpRemove } from './command/account-totp-remove.ts';
import { accountUnlock } from './command/account-unlock.ts';
import { audit } from './command/audit.ts';
import { backup } from './command/backup.ts';
import { botPasswordAdd } from './command/bot-password-add.ts';
import { botPasswordList } from './command/bot-password-list.ts';
import { botPasswordRevoke } from './command/bot-password-revoke.ts';
import { restore } from './command/restore.ts';
import { seed } from './command/seed.ts';
import { serve } from './command/serve.ts';
import { sessionEnd } from './command/session-end.ts';
import { sessionEndAll } from './command/session-end-all.ts';
import { sessionList } from './command/session-list.ts';
import type { Command } from './command.ts';

/** Every command. The first is the one that runs when none is named. */
export const COMMANDS: readonly [Command, ...Command[]] = [
  serve,
  accountAdd,
  accountPassword,
  accountList,
  accountLock,
  accountUnlock,
  accountRename,
  accountDelete,
  accountTotpEnrol,
  accountTotpRemove,
  botPasswordAdd,
  botPasswordList,
  botPasswordRevoke,
  sessionList,
  sessionEnd,
  sessionEndAll,
  audit,
  backup,
  restore,
  seed,
];
