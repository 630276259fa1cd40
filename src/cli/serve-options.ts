import { dataOption } from './open-wiki.ts';
import { LOG_LEVELS } from './operator-log.ts';
import { option } from './option.ts';
import { readChoice, readOrigin, readPort, readRanges, readScriptPath, readSmtp, readText } from './value.ts';

/** What the server can be told when it starts. */
export const SERVE_OPTIONS = {
  port: option({
    value: 'PORT',
    about: 'Port to listen at; 0 takes any that is free',
    otherwise: 8080,
    env: true,
    read: readPort,
  }),
  host: option({
    value: 'ADDRESS',
    about: 'Address to listen at; 0.0.0.0 is every one of this machine',
    otherwise: '127.0.0.1',
    env: true,
    read: readText,
  }),
  data: dataOption,
  server: option({
    value: 'URL',
    about: 'What the wiki says that its server is, if not where it listens: https://wiki.example',
    otherwise: undefined,
    env: true,
    read: readOrigin,
  }),
  'script-path': option({
    value: 'PATH',
    about: 'Path before /api.php: /w makes it /w/api.php',
    otherwise: undefined,
    env: true,
    read: readScriptPath,
  }),
  'trust-proxy': option({
    value: 'CIDR,…',
    about: 'Proxies whose X-Forwarded-For and X-Forwarded-Proto count',
    otherwise: undefined,
    env: true,
    read: readRanges,
  }),
  'tls-cert': option({
    value: 'FILE',
    about: 'Certificate (PEM) to answer over https with',
    otherwise: undefined,
    env: true,
    read: readText,
  }),
  'tls-key': option({
    value: 'FILE',
    about: 'Key (PEM) of the certificate',
    otherwise: undefined,
    env: true,
    read: readText,
  }),
  smtp: option({
    value: 'URL',
    about:
      'Server that takes mail: smtp://user:password@host:587; without it letters are put into mail/ of the data folder',
    otherwise: undefined,
    env: true,
    read: readSmtp,
  }),
  'mail-from': option({
    value: 'ADDRESS',
    about: 'Address that mail is from, if not wiki@ and the name of the server',
    otherwise: undefined,
    env: true,
    read: readText,
  }),
  fixtures: option({
    value: 'FILE',
    about: 'Known wiki: its settings, and if the wiki is empty its accounts and bot passwords',
    otherwise: undefined,
    env: true,
    read: readText,
  }),
  profile: option({
    value: 'NAME',
    about: 'Profile of the fixtures whose settings hold, too',
    otherwise: undefined,
    env: true,
    read: readText,
  }),
  'log-level': option({
    value: 'LEVEL',
    about: `Least weight of what is logged on standard error: ${LOG_LEVELS.join(', ')}`,
    otherwise: 'info' as const,
    env: true,
    read: (text) => readChoice(text, LOG_LEVELS),
  }),
};
