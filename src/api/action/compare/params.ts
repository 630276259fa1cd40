import { CONTENT_FORMATS, type ContentModel } from '../../../wiki/content-model.ts';
import type { Call } from '../../module.ts';
import { boolean } from '../../param/boolean.ts';
import { choice } from '../../param/choice.ts';
import { integer } from '../../param/integer.ts';
import { string } from '../../param/string.ts';
import { text } from '../../param/text.ts';
import { atMostOne } from '../../required-params.ts';

const FORMATS = Object.values(CONTENT_FORMATS);
const MODELS = Object.keys(CONTENT_FORMATS) as ContentModel[];

/** What can be told of two texts. */
const COMPARE_PROPS = [
  ...(['comment', 'diff', 'diffsize', 'ids', 'parsedcomment', 'rel', 'size', 'timestamp', 'title', 'user'] as const),
];

const FROM_EACH = { templateVars: { slot: 'fromslots' } };
const TO_EACH = { templateVars: { slot: 'toslots' } };

/** The parameters of action=compare. */
export const COMPARE_PARAMS = {
  fromtitle: string({}),
  fromid: integer({}),
  fromrev: integer({}),
  fromslots: choice(['main'], { multi: true }),
  'fromtext-main': text(FROM_EACH),
  'fromsection-main': string(FROM_EACH),
  'fromcontentformat-main': choice(FORMATS, FROM_EACH),
  'fromcontentmodel-main': choice(MODELS, FROM_EACH),
  frompst: boolean(),
  fromtext: text({ deprecated: true }),
  fromcontentformat: choice(FORMATS, { deprecated: true }),
  fromcontentmodel: choice(MODELS, { deprecated: true }),
  fromsection: string({ deprecated: true }),
  totitle: string({}),
  toid: integer({}),
  torev: integer({}),
  torelative: choice(['cur', 'next', 'prev'], {}),
  toslots: choice(['main'], { multi: true }),
  'totext-main': text(TO_EACH),
  'tosection-main': string(TO_EACH),
  'tocontentformat-main': choice(FORMATS, TO_EACH),
  'tocontentmodel-main': choice(MODELS, TO_EACH),
  topst: boolean(),
  totext: text({ deprecated: true }),
  tocontentformat: choice(FORMATS, { deprecated: true }),
  tocontentmodel: choice(MODELS, { deprecated: true }),
  tosection: string({ deprecated: true }),
  prop: choice(COMPARE_PROPS, { default: ['diff', 'ids', 'title'], multi: true }),
  slots: choice(['main'], { multi: { all: true } }),
  difftype: choice(['table', 'unified'], { default: 'table' }),
};

export type CompareCall = Call<typeof COMPARE_PARAMS>;

/** What a request says of one of both sides. */
export interface SideAsked {
  readonly side: 'from' | 'to';
  readonly title: string | undefined;
  readonly id: number | undefined;
  readonly rev: number | undefined;
  /** A text of its own is sent, in place of that of the revision. */
  readonly sent: boolean;
  readonly text: string | undefined;
  readonly format: string | undefined;
  readonly model: ContentModel | undefined;
  /** The section of the revision that the text is put in place of. */
  readonly replaced: string | undefined;
  /** Of what there is then only this section. */
  readonly section: string | undefined;
  readonly pst: boolean;
}

/** What a request says of a side; its older parameters have no name of a slot. */
export function sideAsked(side: 'from' | 'to', { params: asked }: CompareCall): SideAsked {
  const [text, section, slots] = [asked[`${side}text`], asked[`${side}section`], asked[`${side}slots`]];
  atMostOne({ [`${side}text`]: text, [`${side}slots`]: slots });
  atMostOne({ [`${side}section`]: section, [`${side}slots`]: slots });
  const named = { side, title: asked[`${side}title`], id: asked[`${side}id`], rev: asked[`${side}rev`] };
  const old = text !== undefined;
  return {
    ...named,
    sent: old || slots !== undefined,
    text: old ? text : slots?.length ? asked[`${side}text-main`] : undefined,
    format: old ? asked[`${side}contentformat`] : asked[`${side}contentformat-main`],
    model: old ? asked[`${side}contentmodel`] : asked[`${side}contentmodel-main`],
    replaced: old ? undefined : asked[`${side}section-main`] || undefined,
    section,
    pst: asked[`${side}pst`],
  };
}
