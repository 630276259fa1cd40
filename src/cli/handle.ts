import { UsageError } from './usage-error.ts';

/** A session's handle as the operator sees it. */
export function writeHandle(id: number): string {
  return id.toString(36);
}

/** The session that a handle speaks of. */
export function readHandle(text: string): number {
  const id = Number.parseInt(text, 36);
  if (/^[0-9a-z]+$/.test(text) && Number.isSafeInteger(id)) return id;
  throw new UsageError(`${text}: it is not the handle of a session. latchkey session list shows the handles.`);
}
