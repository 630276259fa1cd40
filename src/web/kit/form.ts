import { type Html, html } from '../../lib/html.ts';

/** A form that is posted, with what it carries along unseen. */
export function form(action: string, hidden: { readonly [name: string]: string }, body: Html): Html {
  const carried = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`,
  );
  return html`<form class="form" method="post" action="${action}">
${carried}${body}
</form>
`;
}

/** A form that asks for another look, and changes nothing. */
export function searchForm(action: string, body: Html): Html {
  return html`<form class="form" action="${action}">
${body}
</form>
`;
}
