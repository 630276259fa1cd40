import { list, marked, type Value } from '../../result.ts';
import { isRightToLeft } from './right-to-left.ts';
import type { Site } from './site-info.ts';

/** The version whose API this is. Clients read the first two numbers; the name in brackets must have none. */
export const GENERATOR = 'MediaWiki 1.43.11 (Latchkey)';

const MAIN_PAGE = 'Main Page';
const THUMB_WIDTHS = [120, 150, 180, 200, 250, 300];
const IMAGE_SIZES = [
  [320, 240],
  [640, 480],
  [800, 600],
  [1024, 768],
  [1280, 1024],
  [2560, 2048],
];

/** What most clients ask first: names, addresses, and what the wiki is set to. */
export function general({ settings, address, now }: Site): Value {
  const { contentLanguage } = settings;
  const script = `${address.scriptPath}/index.php`;
  const told = {
    mainpage: MAIN_PAGE,
    base: `${address.server}${script}?title=${MAIN_PAGE.replace(' ', '_')}`,
    sitename: settings.siteName,
    mainpageisdomainroot: false,
    logo: '',
    generator: GENERATOR,
    ...machinery,
    imagewhitelistenabled: false,
    ...linking,
    allunicodefixes: false,
    fixarabicunicode: true,
    fixmalayalamunicode: true,
    case: 'first-letter',
    lang: contentLanguage,
    fallback: list('lang', contentLanguage === 'en' ? [] : [{ code: 'en' }]),
    rtl: isRightToLeft(contentLanguage),
    fallback8bitEncoding: 'windows-1252',
    readonly: false,
    writeapi: true,
    maxarticlesize: 2_097_152,
    timezone: 'UTC',
    timeoffset: 0,
    articlepath: `${script}?title=$1`,
    scriptpath: address.scriptPath,
    script,
    variantarticlepath: false,
    server: address.server,
    servername: new URL(address.server).hostname,
    wikiid: settings.cookiePrefix,
    time: `${new Date(now).toISOString().slice(0, 19)}Z`,
    misermode: false,
    ...files(),
    centralidlookupprovider: 'local',
    allcentralidlookupproviders: ['local'],
    interwikimagic: true,
    magiclinks: marked({ ISBN: false, PMID: false, RFC: false }, { kind: 'oldList' }),
    categorycollation: 'uppercase',
    nofollowlinks: true,
    nofollownsexceptions: [],
    nofollowdomainexceptions: ['mediawiki.org'],
    externallinktarget: false,
  };
  return marked(told, { bools: ['variantarticlepath'] });
}

/** What runs underneath is nobody's business, and it is no PHP: the fields are there for clients that read them. */
const machinery = { phpversion: '', phpsapi: '', dbtype: '', dbversion: '' };

const linking = {
  langconversion: false,
  linkconversion: false,
  titleconversion: false,
  linkprefixcharset: '',
  linkprefix: '',
  linktrail: '/^([a-z]+)(.*)$/sD',
  legaltitlechars: ' %!"$&\'()*,\\-.\\/0-9:;=?@A-Z\\\\^_`a-z~\\x80-\\xFF+',
  invalidusernamechars: '@:>=',
};

/** There are no files here, and none can be uploaded. */
function files() {
  return {
    uploadsenabled: false,
    maxuploadsize: 0,
    minuploadchunksize: 1024,
    galleryoptions: {
      imagesPerRow: 0,
      imageWidth: 120,
      imageHeight: 120,
      captionLength: true,
      showBytes: true,
      showDimensions: true,
      mode: 'traditional',
    },
    thumblimits: marked([...THUMB_WIDTHS], { element: 'limit', kind: 'oldList' }),
    imagelimits: marked(
      IMAGE_SIZES.map(([width, height]) => ({ width, height })),
      { element: 'limit', kind: 'oldList' },
    ),
  };
}
