import { canonicalName, isUsableName } from '../name.ts';
import type { Credentials } from './step.ts';

/** The attempt under its canonical name, if there is a password and the name is one that somebody could log in with. */
export function identify({ name, password, ip }: Credentials): Credentials | undefined {
  const canonical = canonicalName(name);
  if (password === '' || canonical === undefined || !isUsableName(canonical)) return undefined;
  return { name: canonical, password, ip };
}
