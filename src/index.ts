export { createServer, type Server, type ServerSettings } from './server.ts';
export type { Settings } from './settings.ts';
