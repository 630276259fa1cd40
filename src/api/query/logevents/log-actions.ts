import { AUTH_ACTIONS } from '../../../store/auth-event.ts';
import { AUTH_TYPE } from './auth-events.ts';

/** Types of events that can be asked for: those of MediaWiki 1.43, most of which never happen here. */
export const LOG_TYPES = [
  ...['', 'block', 'contentmodel', 'create', 'delete', 'import', 'managetags', 'merge', 'move', 'newusers', 'patrol'],
  ...['protect', 'renameuser', 'rights', 'suppress', 'tag', 'upload', AUTH_TYPE],
] as const;

/** What can have happened, as type/action. */
export const LOG_ACTIONS: ReadonlySet<string> = new Set([
  ...['block/block', 'block/reblock', 'block/unblock', 'contentmodel/change', 'contentmodel/new', 'create/create'],
  ...['delete/delete', 'delete/delete_redir', 'delete/delete_redir2', 'delete/event', 'delete/restore'],
  ...['delete/revision', 'import/interwiki', 'import/upload', 'managetags/activate', 'managetags/create'],
  ...['managetags/deactivate', 'managetags/delete', 'merge/merge', 'move/move', 'move/move_redir'],
  ...['newusers/autocreate', 'newusers/byemail', 'newusers/create', 'newusers/create2', 'newusers/newusers'],
  ...['patrol/autopatrol', 'patrol/patrol', 'protect/modify', 'protect/move_prot', 'protect/protect'],
  ...['protect/unprotect', 'renameuser/renameuser', 'rights/autopromote', 'rights/rights', 'suppress/block'],
  ...['suppress/delete', 'suppress/event', 'suppress/reblock', 'suppress/revision', 'tag/update'],
  ...['upload/overwrite', 'upload/revert', 'upload/upload'],
  ...AUTH_ACTIONS.map((action) => `${AUTH_TYPE}/${action}`),
]);
