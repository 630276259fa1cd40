import type { Settings } from '../../settings.ts';
import type { Tree } from '../result.ts';

/** Who somebody is on other wikis: this one stands alone, so its own ids are all there are. 0: nobody with an account. */
export function centralIds(id: number, attachedWiki: string | undefined, { cookiePrefix }: Settings): Tree {
  const local = id !== 0;
  return {
    centralids: { local: id },
    attachedlocal: { local },
    ...(attachedWiki && attachedWiki !== '0' && { attachedwiki: { local: local && attachedWiki === cookiePrefix } }),
  };
}
