import { type Message, message } from '../i18n/message.ts';

/** What each grant of a bot password is called. */
export const GRANT_NAMES: ReadonlyMap<string, Message> = new Map(
  [
    message('grant-basic'),
    message('grant-highvolume'),
    message('grant-import'),
    message('grant-editpage'),
    message('grant-editprotected'),
    message('grant-editmycssjs'),
    message('grant-editmyoptions'),
    message('grant-editinterface'),
    message('grant-editsiteconfig'),
    message('grant-createeditmovepage'),
    message('grant-uploadfile'),
    message('grant-uploadeditmovefile'),
    message('grant-patrol'),
    message('grant-rollback'),
    message('grant-blockusers'),
    message('grant-viewdeleted'),
    message('grant-viewrestrictedlogs'),
    message('grant-delete'),
    message('grant-oversight'),
    message('grant-protect'),
    message('grant-viewmywatchlist'),
    message('grant-editmywatchlist'),
    message('grant-sendemail'),
    message('grant-createaccount'),
    message('grant-privateinfo'),
    message('grant-mergehistory'),
  ].map((name) => [name.key.replace('grant-', ''), name]),
);
