/** Pages that speak of one are listed by their ids, and by their namespaces first only where several of those are asked for. */
export const linkingPages = `
  CREATE INDEX link_linking ON link (kind, namespace, key, page);
`;
