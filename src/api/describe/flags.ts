import type { Module } from '../module.ts';

const FLAGS: { readonly [flag: string]: (module: Module) => boolean } = {
  readrights: ({ openToAll }) => !openToAll,
  writerights: ({ write }) => write,
  mustbeposted: ({ mustBePosted }) => mustBePosted,
  generator: ({ generate }) => generate !== null,
};

/** What a module asks of a request, in MediaWiki's names and order. */
export function flagsOf(module: Module): readonly string[] {
  return Object.keys(FLAGS).filter((flag) => FLAGS[flag]?.(module));
}
