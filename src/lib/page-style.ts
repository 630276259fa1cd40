/** The style of pages that show an answer; exported so that a content security policy can allow it by its hash. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.5rem; }
pre { margin: 1rem 0; padding: 1rem; border: 1px solid GrayText; font: 0.875rem/1.5 ui-monospace, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
`;
