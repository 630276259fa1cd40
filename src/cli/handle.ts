import { readHandle } from '../session/handles.ts';
import { PROGRAM } from './program.ts';
import { UsageError } from './usage-error.ts';

/** The session that an argument speaks of. */
export function handleOf(text: string): number {
  const id = readHandle(text);
  if (id !== undefined) return id;
  throw new UsageError(`${text}: it is not the handle of a session. ${PROGRAM} session list shows the handles.`);
}
