#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 7)) {
  console.error(`latchkey: this is Node ${process.versions.node}. Use Node 24.7 or newer.`);
  process.exit(1);
}

// Compiled code is kept where only the owner of this program can write, not in a directory that all users share.
nodeModule.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/latchkey', import.meta.url)));

const { main } = await import('./main.ts');
const { processIo } = await import('./io.ts');

process.exitCode = await main(process.argv.slice(2), processIo());
