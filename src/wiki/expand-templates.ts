import type { Budget } from './wikitext/expand.ts';
import { type Expanded, putTemplatesIn, type Reading } from './wikitext/put-templates-in.ts';
import { withoutMarks, withoutPlaces } from './wikitext/strip-marks.ts';

/**
 * Wikitext with its templates put in, as it could be written without them, and what it says of the page; as it is where nothing is
 * left of the budget.
 */
export async function expandTemplates(
  text: string,
  reading: Reading,
  left: Budget,
  comments = false,
): Promise<Pick<Expanded, 'text' | 'properties'>> {
  const expanded = await putTemplatesIn(withoutMarks(text), reading, left, (marks) => ({
    saving: false,
    extension: ({ source }) => marks.hide('x', source),
    comment: (source) => (comments ? source : ''),
  }));
  return { text: withoutPlaces(expanded.marks.show(expanded.text, 'x')), properties: expanded.properties };
}
