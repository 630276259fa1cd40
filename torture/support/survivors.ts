import { whoami } from '../../test/support/flows.ts';
import { Browser, type Jar } from './browser.ts';

/** How many of some sets of cookies still make somebody of who sends them. */
export async function survivors(api: string, jars: readonly Jar[]): Promise<number> {
  const found = await Promise.all(jars.map((jar) => whoami(new Browser(api, jar))));
  return found.filter((name) => name !== null).length;
}
