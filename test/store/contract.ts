import { describe } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { accountContract } from './account-contract.ts';
import { archiveContract } from './archive-contract.ts';
import { authLogContract } from './auth-log-contract.ts';
import { blockContract } from './block-contract.ts';
import { changeContract } from './change-contract.ts';
import { editorContract } from './editor-contract.ts';
import { importContract } from './import-contract.ts';
import { linkContract } from './link-contract.ts';
import { logContract } from './log-contract.ts';
import { loginContract } from './login-contract.ts';
import { optionContract } from './option-contract.ts';
import { pageContract } from './page-contract.ts';
import { raceContract } from './race-contract.ts';
import { searchContract } from './search-contract.ts';
import { sessionContract } from './session-contract.ts';
import { tagContract } from './tag-contract.ts';
import { temporaryPasswordContract } from './temporary-password-contract.ts';

/** Gives an empty store, which the test closes. */
export type OpenStore = () => Promise<Store>;

/** What every store promises, whatever it is made of. */
export function storeContract(name: string, open: OpenStore): void {
  describe(name, () => {
    sessionContract(open);
    accountContract(open);
    blockContract(open);
    temporaryPasswordContract(open);
    loginContract(open);
    optionContract(open);
    logContract(open);
    pageContract(open);
    editorContract(open);
    linkContract(open);
    changeContract(open);
    archiveContract(open);
    importContract(open);
    searchContract(open);
    tagContract(open);
    authLogContract(open);
    raceContract(open);
  });
}
