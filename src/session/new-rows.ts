import type { AccountRow, BotPasswordRow } from '../store/accounts.ts';
import type { DeviceRow, SessionRow } from '../store/sessions.ts';
import { familyHash, secretHash, type Ticket } from './cookie-value.ts';

/** The row of a session that begins: of a bot password, or of a device, or of neither. */
export function newSession(
  ticket: Ticket,
  account: AccountRow,
  now: number,
  of: { readonly device?: number | null; readonly bot?: BotPasswordRow; readonly authenticated?: number },
): SessionRow {
  return {
    id: ticket.id,
    user: account.id,
    accountGeneration: account.generation,
    kind: of.bot ? 'bot' : 'main',
    secretHash: secretHash(ticket.secret),
    device: of.device ?? null,
    app: of.bot?.app ?? null,
    appGeneration: of.bot?.generation ?? null,
    created: now,
    authenticated: of.authenticated ?? null,
    seen: now,
    loginTokenIssued: false,
  };
}

/** The row of a device to be remembered from now on. */
export function newDevice(token: Ticket, account: AccountRow, now: number, rotates: boolean): DeviceRow {
  return {
    id: token.id,
    user: account.id,
    accountGeneration: account.generation,
    secretHash: secretHash(token.secret),
    created: now,
    familyHash: familyHash(token.secret),
    rotates,
    previousHash: null,
    rotated: null,
  };
}
