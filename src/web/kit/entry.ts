import { type Html, html } from '../../lib/html.ts';

/** One thing of a list of things that something can be done with. */
export interface Entry {
  readonly name: Html | string;
  /** Stand beside its name. */
  readonly chips: readonly Html[];
  /** What is known of it; a fact without a value is left out. */
  readonly facts: readonly (readonly [label: string, value: Html | string | undefined])[];
  /** What can be done with it. */
  readonly actions: Html;
}

/** A list of things. */
export function entryList(entries: readonly Entry[]): Html {
  return html`<ul class="entries">
${entries.map(entry)}</ul>
`;
}

function entry({ name, chips, facts, actions }: Entry): Html {
  const known = facts.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [html`<div><dt>${label}</dt><dd>${value}</dd></div>`],
  );
  return html`<li class="entry">
<div class="entry-text"><h2><bdi>${name}</bdi>${chips.map((one) => html` ${one}`)}</h2>
<dl class="facts">${known}</dl></div>
${actions}
</li>
`;
}
