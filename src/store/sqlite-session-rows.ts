import type { Origin } from './auth-event.ts';
import type { DeviceRow, KnownSession, ListedDevice, ListedSession, SessionRow } from './sessions.ts';
import type { SqlValue } from './sqlite-operation.ts';

/** The columns of a session as it is begun and read. */
export const SESSION_COLUMNS =
  'id, user, account_generation, kind, secret_hash, device, app, app_generation, created, authenticated, seen, login_token_issued';

export const DEVICE_COLUMNS =
  'id, user, account_generation, secret_hash, created, family_hash, rotates, previous_hash, rotated';

export type SessionColumns = readonly [
  id: number,
  user: number,
  accountGeneration: number,
  kind: SessionRow['kind'],
  secretHash: Uint8Array,
  device: number | null,
  app: string | null,
  appGeneration: number | null,
  created: number,
  authenticated: number | null,
  seen: number,
  loginTokenIssued: number,
];
export const SESSION_WIDTH = 12;
/** A session as it is read. */
export const READ_COLUMNS = `${SESSION_COLUMNS.replace(/\w+/g, 'session.$&')},
  (SELECT secret_hash FROM device WHERE device.id = session.device)`;
export type ReadColumns = readonly [...SessionColumns, deviceSecretHash: Uint8Array | null];

/** A session as it is listed: an index has all of them. Where it was last used is kept only once that is not where it began. */
export const LISTED_COLUMNS = `id, user, account_generation, kind, app, device, created, seen,
  began_ip, began_agent, ifnull(last_ip, began_ip), ifnull(last_agent, began_agent)`;
export type ListedColumns = readonly [
  id: number,
  user: number,
  accountGeneration: number,
  kind: SessionRow['kind'],
  app: string | null,
  device: number | null,
  created: number,
  seen: number,
  ...OriginColumns,
];
type OriginColumns = readonly [beganIp: string, beganAgent: string, lastIp: string, lastAgent: string];

export type DeviceColumns = readonly [
  id: number,
  user: number,
  accountGeneration: number,
  secretHash: Uint8Array,
  created: number,
  familyHash: Uint8Array,
  rotates: number,
  previousHash: Uint8Array | null,
  rotated: number | null,
];

const NOWHERE: Origin = { ip: '', agent: '' };

/** What is stored of a session, in the order of its columns and of those of where it began. */
export function sessionValues(row: SessionRow, { ip, agent }: Origin = NOWHERE): readonly SqlValue[] {
  const { id, user, accountGeneration, kind, secretHash, device, app, appGeneration } = row;
  const whose = [id, user, accountGeneration, kind, secretHash, device, app, appGeneration];
  return [...whose, row.created, row.authenticated, row.seen, Number(row.loginTokenIssued), ip, agent];
}

function sessionOf(columns: readonly [...SessionColumns, ...unknown[]]): SessionRow {
  const [id, user, accountGeneration, kind, hash, device, app, appGeneration, ...use] = columns;
  const [created, authenticated, seen, issued] = use;
  const secretHash = bufferOf(hash);
  const whose = { id, user, accountGeneration, kind, secretHash, device, app, appGeneration };
  return { ...whose, created, authenticated, seen, loginTokenIssued: issued === 1 };
}

export function knownOf(columns: readonly [...ReadColumns, ...unknown[]]): KnownSession {
  const deviceSecretHash = columns[SESSION_WIDTH];
  return { ...sessionOf(columns), deviceSecretHash: deviceSecretHash && bufferOf(deviceSecretHash) };
}

export function listedOf(columns: ListedColumns): ListedSession {
  const [id, user, accountGeneration, kind, app, device, created, seen, ...origins] = columns;
  return { id, user, accountGeneration, kind, app, device, created, seen, ...originsOf(origins) };
}

export const LISTED_DEVICE_COLUMNS = 'id, created, seen, began_ip, began_agent, last_ip, last_agent';
export type ListedDeviceColumns = readonly [id: number, created: number, seen: number, ...OriginColumns];

export function listedDeviceOf(columns: ListedDeviceColumns): ListedDevice {
  const [id, created, seen, ...origins] = columns;
  return { id, created, seen, ...originsOf(origins) };
}

function originsOf([beganIp, beganAgent, lastIp, lastAgent]: OriginColumns) {
  return { began: { ip: beganIp, agent: beganAgent }, last: { ip: lastIp, agent: lastAgent } };
}

/** What is stored of a device, in the order of its columns. */
export function deviceValues(device: DeviceRow): readonly SqlValue[] {
  const { id, user, accountGeneration, secretHash, created, familyHash, rotates, previousHash, rotated } = device;
  return [id, user, accountGeneration, secretHash, created, familyHash, Number(rotates), previousHash, rotated];
}

export function deviceOf(columns: DeviceColumns): DeviceRow {
  const [id, user, accountGeneration, hash, created, family, rotates, previous, rotated] = columns;
  const whose = { id, user, accountGeneration, secretHash: bufferOf(hash), created };
  return {
    ...whose,
    familyHash: bufferOf(family),
    rotates: rotates === 1,
    previousHash: previous && bufferOf(previous),
    rotated,
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
