// In a project of yours: import { createServer } from 'latchkey';
import { createServer } from '../src/index.ts';

const server = await createServer({ port: 0, wiki: { siteName: 'Wiki of a test' } });
const api = await server.listen();

const answer = await fetch(`${api}?action=query&meta=tokens&type=login&format=json`);
console.log(await answer.json());

await server.close();
