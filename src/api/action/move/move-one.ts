import { type Message, message } from '../../../i18n/message.ts';
import { movePage } from '../../../wiki/move-page.ts';
import { mayPass } from '../../../wiki/page-rights.ts';
import { textThatLeads } from '../../../wiki/redirect.ts';
import { nameOf, readTitle } from '../../../wiki/title.ts';
import { refusal } from '../../error.ts';
import type { Call } from '../../module.ts';
import { type AskedPage, readPage, whatKeepsFrom } from '../../page-change.ts';
import { inWikisLanguage, madeNow, pageEvent } from '../../page-event.ts';
import type { Params } from '../../param/param.ts';
import { blockProblems, blocksAgainst } from '../../unblocked.ts';

type Asked = Call<Params>;

/** What keeps the one who asks from moving a page to a title; empty: nothing. */
export async function againstMoving(from: AskedPage, to: AskedPage, call: Asked): Promise<readonly Message[]> {
  const { store, session, asker, settings } = call;
  const against: Message[] = [];
  if (from.title.prefixed === to.title.prefixed) against.push(message('selfmove'));
  else if (to.row && !isOwnRedirect(from, to)) {
    const { prefixed } = to.title;
    const isPlain = to.row.redirect === null || !to.row.isNew;
    against.push(isPlain ? message('articleexists', prefixed) : message('redirectexists', prefixed));
  }
  const isTooLong = 'key' in readTitle(to.title.prefixed, settings.siteName);
  if (isTooLong) against.push(message('movepage-invalid-target-title'));
  if (to.title.namespace.id < 0) against.push(message('immobile-target-namespace', to.title.namespace.canonical));
  const keeps = [
    await whatKeepsFrom('move', from, call),
    await whatKeepsFrom('edit', from, call),
    await whatKeepsFrom('move-target', to, call),
    await whatKeepsFrom('edit', to, call),
  ];
  against.push(...keeps.flat());
  const [creation] = await store.titles.protections([nameOf(to.title)], session.now);
  if (creation && !mayPass(creation.level, asker.rights)) against.push(message('cantmove-titleprotected'));
  const seen = new Set<string>();
  return against.filter((one) => !seen.has(JSON.stringify(one)) && seen.add(JSON.stringify(one)));
}

/** The same for a page that goes with another: what would refuse the request were it for this page alone. */
export async function againstMovingToo(from: AskedPage, to: AskedPage, call: Asked): Promise<readonly Message[]> {
  const against = await againstMoving(from, to, call);
  const blocks = [...(await blocksAgainst(call, 'move', from.title)), ...(await blocksAgainst(call, 'edit', to.title))];
  const each = [...new Map(blocks.map((block) => [block.id, block])).values()];
  return [...against, ...blockProblems(each, call).map((problem) => problem.message)];
}

/** A redirect that leads back and was never anything else gives way. */
function isOwnRedirect({ title }: AskedPage, { row }: AskedPage): boolean {
  const name = nameOf(title);
  return row?.isNew === true && row.redirect?.namespace === name.namespace && row.redirect.key === name.key;
}

const COMMENTS = {
  move: {
    redirect: (by: string, from: string, to: string) => message('logentry-move-move', by, '', from, to),
    none: (by: string, from: string, to: string) => message('logentry-move-move-noredirect', by, '', from, to),
  },
  move_redir: {
    redirect: (by: string, from: string, to: string) => message('logentry-move-move_redir', by, '', from, to),
    none: (by: string, from: string, to: string) => message('logentry-move-move_redir-noredirect', by, '', from, to),
  },
};

/** Moves a page, on its own or just behind the one that it is the talk page of; says whether a redirect stays. */
export async function moveOne(
  from: AskedPage,
  to: AskedPage,
  asked: { readonly reason: string; readonly noredirect: boolean; readonly tags?: readonly string[] | undefined },
  call: Asked,
  isBeside = false,
): Promise<boolean> {
  const { store, settings, session, asker, address } = call;
  if (!from.row) throw refusal('missingtitle', message('apierror-missingtitle'));
  const before = await readPage(from.row, store);
  const wantsNone = asked.noredirect && asker.rights.has('suppressredirect');
  const index = `${address.server}${address.scriptPath}/index.php`;
  const leaves = wantsNone ? undefined : textThatLeads(to.title, before.row.model, index);
  const leavesRedirect = leaves !== undefined;
  const withReason = (text: string) => (asked.reason === '' ? text : `${text}: ${asked.reason}`);
  const over = to.row ? await readPage(to.row, store) : null;
  const how = over ? 'move_redir' : 'move';
  const names = [from.title, to.title].map(({ prefixed }) => prefixed) as [string, string];
  const told = COMMENTS[how][leavesRedirect ? 'redirect' : 'none'](asker.name, ...names);
  const comment = withReason(inWikisLanguage(told, call));
  const params = {
    target_ns: to.title.namespace.id,
    target_title: to.title.prefixed,
    suppressredirect: !leavesRedirect,
  };
  const isProtected = (await store.pages.protections([from.row.id], session.now)).size > 0;
  const moved = pageEvent(
    { type: 'move', action: how, title: from.title, comment: asked.reason, params, tags: asked.tags },
    call,
  );
  const alike = pageEvent(
    {
      ...{ type: 'protect', action: 'move_prot', title: to.title },
      comment: withReason(inWikisLanguage(message('prot_1movedto2', ...names), call)),
      params: { oldtitle_ns: from.title.namespace.id, oldtitle_title: from.title.prefixed },
    },
    call,
  );
  const made = await movePage(store, {
    ...{ from: from.title, before, to: to.title, leaves, isBeside, siteName: settings.siteName },
    over: over && {
      before: over,
      event: pageEvent(
        {
          ...{ type: 'delete', action: 'delete_redir', title: to.title },
          comment: inWikisLanguage(message('delete_and_move_reason', from.title.prefixed), call),
        },
        call,
      ),
    },
    revision: { ...madeNow(comment, call), tags: asked.tags ?? [] },
    events: isProtected ? [moved, alike] : [moved],
  });
  if (made === undefined) throw refusal('editconflict');
  return leavesRedirect;
}
