import { memoryStore } from '../../src/store/memory.ts';
import { storeContract } from './contract.ts';

storeContract('the memory store', async () => memoryStore({ key: Buffer.alloc(32, 1) }));
