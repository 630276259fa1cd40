/** Pages whose protection comes upon what they include: looked through with every edit. */
export const cascading = `
  CREATE INDEX page_protection_cascade ON page_protection (page) WHERE cascade = 1;
`;
