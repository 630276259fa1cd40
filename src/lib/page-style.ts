/** The look of every page: it follows the reader's colours and fits a phone. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#202122, #eaecf0);
  --subtle: light-dark(#54595d, #a2a9b1);
  --page: light-dark(#fff, #101418);
  --raised: light-dark(#f8f9fa, #1b2025);
  --line: light-dark(#c8ccd1, #404a54);
  --link: light-dark(#3056b8, #88a3e8);
  --alert: light-dark(#bf3c2c, #fd7865);
}
* { box-sizing: border-box; }
html { background: var(--raised); }
body { max-width: 60rem; margin: 0 auto; padding: 1.75rem clamp(1rem, 4vw, 2rem) 2.5rem; border: 1px solid var(--line);
  border-radius: 2px; background: var(--page); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; }
@media (min-width: 60rem) { body { margin-block: 2rem; } }
@media print { html, body { border: 0; background: none; } }
h1, h2, h3, h4, h5, h6 { margin: 2rem 0 0.5rem; line-height: 1.3; }
h1, h2 { font-family: "Linux Libertine", Georgia, "Noto Serif", Times, serif; font-weight: 400; }
h1 { margin: 0 0 1.25rem; padding-block-end: 0.375rem; border-block-end: 1px solid var(--line); font-size: 1.8rem; }
h2 { font-size: 1.5rem; }
h3, h4, h5, h6 { font-size: 1.125rem; }
a { color: var(--link); }
a { text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:focus-visible { outline: 2px solid; outline-offset: 2px; }
p, ul, dl { margin: 0.5rem 0; }
ul { padding-inline-start: 1.5rem; }
dt { margin-top: 0.75rem; font-weight: 600; }
dd { margin: 0.25rem 0 0; margin-inline-start: 1.5rem; }
code, kbd, samp, var, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
code, kbd, samp { padding: 0.0625rem 0.25rem; border-radius: 0.125rem; background: var(--raised); }
pre { margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); background: var(--raised);
  white-space: pre-wrap; tab-size: 4; }
nav, .box { width: fit-content; max-width: 100%; margin: 1rem 0; padding: 0.75rem 1.25rem; border: 1px solid var(--line); background: var(--raised); }
nav h2 { margin: 0; border: 0; font-size: 1rem; }
nav ul, .box ul { margin: 0; padding-inline-start: 1.25rem; }
.subtle { color: var(--subtle); font-size: 0.875rem; }
.alert { color: var(--alert); font-weight: 600; }
.parts > div { padding: 0 0 0.75rem; border-bottom: 1px solid var(--line); }
[dir=rtl] .apihelp-module-name, [dir=rtl] .apihelp-linktrail { direction: ltr; text-align: end; }
.permalink { margin-inline-start: 0.5rem; font-weight: 400; text-decoration: none; }
`;
