/** The log by what was done and by who did it: no list of it reads more than it gives. */
export const logIndexes = `
  CREATE INDEX log_type ON log (type, timestamp, id);
  CREATE INDEX log_performer_name ON log (performer_name, timestamp, id);
`;
