import type { Html } from '../../lib/html.ts';
import { FILE } from '../../wiki/namespaces.ts';
import type { Title } from '../../wiki/title.ts';
import { notice } from '../kit/notice.ts';
import type { Visit } from '../page.ts';
import { categoryMembers } from './category-members.ts';

/** What pages of some namespaces show beside their text, whether they have one or not. */
export interface BesideText {
  /** That a file is not there: this wiki takes none. */
  readonly above: Html | undefined;
  /** What is in a category. */
  readonly below: Html | undefined;
}

/** What is shown beside the text of a page. */
export async function besideText(visit: Visit, about: Title): Promise<BesideText> {
  return {
    above: about.namespace.id === FILE ? notice('notice', [visit.say('filepage-nofile')]) : undefined,
    below: await categoryMembers(visit, about),
  };
}
