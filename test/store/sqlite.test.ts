import { test } from 'node:test';
import { memoryStore } from '../../src/store/memory.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { storeContract } from './contract.ts';
import { compareWithModel } from './model.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const open = () => openSqliteStore({ directory: temporaryDirectory() });

storeContract('the SQLite store', open);

test('any sequence of verbs leaves SQLite and memory alike', () => {
  return compareWithModel(() => memoryStore({ key: Buffer.alloc(32) }), open, 60);
});
