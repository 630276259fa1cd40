import { LIMIT_KINDS, LIMITS, type Limits } from '../http/limits.ts';
import { dataOption } from './open-wiki.ts';
import { LOG_LEVELS } from './operator-log.ts';
import { option } from './option.ts';
import {
  readChoice,
  readNumber,
  readOrigin,
  readPort,
  readRanges,
  readScriptPath,
  readSmtp,
  readText,
} from './value.ts';

/** An option for one of the limits. */
function limit(name: keyof Limits, about: string) {
  const read = (text: string) => readNumber(text, LIMIT_KINDS[name]);
  return option({ value: 'NUMBER', about, otherwise: LIMITS[name], env: true, read });
}

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
  'status-port': option({
    value: 'PORT',
    about: 'Port for /healthz, /readyz and /metrics (Prometheus), which are not there without it',
    otherwise: undefined,
    env: true,
    read: readPort,
  }),
  'status-host': option({
    value: 'ADDRESS',
    about: 'Address of that port',
    otherwise: '127.0.0.1',
    env: true,
    read: readText,
  }),
  'max-connections': limit('connections', 'Connections that are open side by side'),
  'max-requests': limit('inFlight', 'Requests that are answered side by side; those beyond get 503 and Retry-After'),
  'max-body': limit('bodyBytes', 'Bytes of the largest body that is read'),
  'head-timeout': limit('headSeconds', 'Seconds that a client may take to send the head of a request'),
  'request-timeout': limit('requestSeconds', 'Seconds that a client may take to send all of a request'),
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
    about: `Least weight of what is logged on standard error: ${LOG_LEVELS.join(', ')}; without it info, at a terminal warn`,
    otherwise: undefined,
    env: true,
    read: (text) => readChoice(text, LOG_LEVELS),
  }),
};
