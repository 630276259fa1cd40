#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Compiled code is kept where only the owner of this program can write, not in a directory that all users share.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/latchkey', import.meta.url)));

const { main } = await import('./main.ts');
const { processIo } = await import('./io.ts');

process.exitCode = await main(process.argv.slice(2), processIo());
