import { languagesWritten } from '../i18n/language.ts';
import { type Html, html } from '../lib/html.ts';
import { assetUrl } from './assets.ts';
import { KEY } from './kit/key.ts';
import type { Shown, Visit } from './page.ts';
import { titleUrl } from './title-url.ts';

/** The whole of a page: what stands on it, and around it what every page has, with what can be done with it above. */
export function skin({ body, heading }: Extract<Shown, { body: Html }>, visit: Visit, above: Html | undefined): string {
  const { language, settings, page, url, say } = visit;
  const name = language.text(heading ?? page.heading);
  return html`<!DOCTYPE html>
<html lang="${language.tag}" dir="${language.dir}">
<head>
<meta charset="utf-8">
<title>${name === settings.siteName ? name : `${name} – ${settings.siteName}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${
  page.title === 'Main Page'
    ? undefined
    : html`<meta name="robots" content="noindex, nofollow">
`
}<link rel="icon" type="image/svg+xml" href="${assetUrl('key.svg')}">
<link rel="stylesheet" href="${assetUrl('codex.css')}">
<link rel="stylesheet" href="${assetUrl('skin.css')}">
${(page.scripts ?? []).map(
  (script) => html`<script type="module" src="${assetUrl(script)}"></script>
`,
)}</head>
<body>
<a class="skip" href="#content">${say('latchkey-skip')}</a>
<header class="top">
<a class="site" href="${url('Main Page')}">${KEY}<span>${settings.siteName}</span></a>
${languageBar(visit)}
<nav class="personal" aria-label="${say('personaltools')}"><ul>${personalTools(visit)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${above}<h1>${name}</h1>
${body}
</main>
<footer class="bottom"><ul>
<li><a href="${url('Main Page')}">${say('mainpage')}</a></li>
<li><a href="${url('Special:Search')}">${say('search')}</a></li>
<li><a href="${url('Special:RecentChanges')}">${say('recentchanges')}</a></li>
<li><a href="${url('Special:SpecialPages')}">${say('specialpages')}</a></li>
<li><a href="${url('Special:ApiHelp')}">${say('latchkey-api')}</a></li>
</ul></footer>
</body>
</html>
`.text;
}

function personalTools({ about, asker, say, url, page, field }: Visit): readonly Html[] {
  if (asker.account !== null) {
    return [html`<li class="me"><bdi>${asker.name}</bdi></li>`, item(url('Special:UserLogout'), say('logout'))];
  }
  const isHere = page.title === 'Special:UserLogin' || page.title === 'Special:CreateAccount';
  const from = isHere ? field('returnto') : (about?.prefixed ?? page.title);
  const back = from === '' || from === 'Main Page' || from === 'Special:UserLogout' ? {} : { returnto: from };
  const create = item(url('Special:CreateAccount', back), say('createaccount'));
  return [...(asker.rights.has('createaccount') ? [create] : []), item(url('Special:UserLogin', back), say('login'))];
}

function item(url: string, text: string): Html {
  return html`<li><a href="${url}">${text}</a></li>`;
}

/** The same page in other languages; nothing where there is but one. */
function languageBar({ language, say, request, page, subpage }: Visit): Html | undefined {
  const others = languagesWritten();
  if (others.length < 2) return undefined;
  const { title: _, uselang: __, ...asked } = Object.fromEntries(request.query.values);
  const title = [page.title, subpage].filter((part) => part !== '').join('/');
  const items = others.map(({ code, tag, dir, autonym }) => {
    const current = code === language.code ? html` aria-current="true"` : undefined;
    const url = titleUrl(title, { ...asked, uselang: code });
    return html`<li><a href="${url}" lang="${tag}" hreflang="${tag}"${current}><bdi dir="${dir}">${autonym}</bdi></a></li>
`;
  });
  return html`<nav class="languages" aria-label="${say('otherlanguages')}"><details><summary>${language.autonym}</summary><ul>
${items}</ul></details></nav>`;
}
