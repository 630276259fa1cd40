import { GRANT_NAMES } from '../../../account/grant-names.ts';
import type { Language } from '../../../i18n/language.ts';

/** What a bot password may do, as one text. */
export function grantsText(grants: readonly string[], language: Language): string {
  const names = grants.map((grant) => {
    const called = GRANT_NAMES.get(grant);
    return called === undefined ? grant : language.text(called);
  });
  return names.join(language.comma);
}
