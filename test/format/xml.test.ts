import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { list, marked, type Tree, type Value } from '../../src/api/result.ts';
import { answers, plainAnswers } from './answers.ts';
import { format, print } from './print.ts';
import { type Element, readXml } from './xml-read.ts';

function xml(answer: Tree): string {
  return print('xml', answer).body.slice('<?xml version="1.0"?>'.length);
}

/** A name as it was before what XML forbids was escaped. */
function keyOf(name: string): string {
  if (!name.startsWith('_')) return name;
  return name.slice(1).replace(/\.([0-9A-F]+)\./g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** What XML can hold of a text. */
function holdable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

function readBack({ attributes, children, text }: Element): unknown {
  if (children.length === 0 && Object.keys(attributes).length === 0) return text;
  const fields = Object.entries(attributes).map(([name, value]) => [keyOf(name), value] as const);
  const items = children.filter(({ name }) => name === '_v').map(readBack);
  const named = children
    .filter(({ name }) => name !== '_v')
    .map((child) => [keyOf(child.name), readBack(child)] as const);
  return items.length > 0 ? items : Object.fromEntries([...fields, ...named]);
}

/** What is left of an answer in XML, where all is text, and what is empty looks alike. */
function expected(value: Value): unknown {
  if (value === null) return '';
  if (typeof value !== 'object') return holdable(String(value));
  if (Array.isArray(value)) return value.length === 0 ? '' : value.map(expected);
  const fields = Object.entries(value as Tree)
    .filter(([, one]) => one !== undefined && one !== null && one !== false)
    .map(([key, one]) => [key, one === true ? '' : expected(one as Value)]);
  return fields.length === 0 ? '' : Object.fromEntries(fields);
}

suite('format=xml', () => {
  test('is well-formed whatever is in it', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (answer, includexmlnamespace) => {
        readXml(print('xml', answer, { includexmlnamespace }).body);
      }),
    );
  });

  test('holds the whole answer', () => {
    fc.assert(
      fc.property(plainAnswers, (answer) => {
        assert.deepEqual(readBack(readXml(print('xml', answer).body)), expected(answer));
      }),
    );
  });

  test('simple values are attributes, the rest elements', () => {
    assert.equal(xml({}), '<api />');
    assert.equal(
      xml({ a: 1, yes: true, no: false, nothing: null, inner: { b: 'x\n"' }, items: list('i', [true, '', null]) }),
      '<api a="1" yes=""><inner b="x&#10;&quot;" /><items><i>true</i><i /><i /></items></api>',
    );
  });

  test('content is text, unless there are elements beside it', () => {
    assert.equal(
      xml({ e: marked({ code: 'x', docref: 'See "it" & <that>\r' }, { content: 'docref' }) }),
      '<api><e code="x" xml:space="preserve">See "it" &amp; &lt;that&gt;&#13;</e></api>',
    );
    assert.equal(
      xml({ e: marked({ id: 0, name: '' }, { content: 'name' }) }),
      '<api><e id="0" xml:space="preserve" /></api>',
    );
    assert.equal(
      xml(marked({ docref: 'See', errors: list('error', [1]) }, { content: 'docref' })),
      '<api><errors><error>1</error></errors><docref xml:space="preserve">See</docref></api>',
    );
  });

  test('values that are elements by name', () => {
    const answer = marked({ text: 'a', yes: true, x: 1 }, { subelements: ['text'], oldSubelements: ['yes'] });
    assert.equal(
      xml(answer),
      '<api x="1"><text xml:space="preserve">a</text><yes xml:space="preserve">true</yes></api>',
    );
  });

  test('numbered fields of an object tell their numbers', () => {
    assert.equal(
      xml({ ns: marked({ 4: { id: 4 } }, { element: 'ns' }) }),
      '<api><ns><ns _idx="4" id="4" /></ns></api>',
    );
    const limits = marked([120, 150], { element: 'limit', kind: 'oldList' });
    assert.equal(xml({ l: limits }), '<api><l><limit _idx="0">120</limit><limit _idx="1">150</limit></l></api>');
    const pages = marked({ 9: { id: 9 } }, { element: 'page', kind: 'oldObject' });
    assert.equal(xml({ pages }), '<api><pages><page _idx="9" id="9" /></pages></api>');
  });

  test('maps are lists of items with a name each', () => {
    const inner = marked({ a: 'x' }, { element: 'variant', kind: 'pairs', pairKey: 'code' });
    assert.equal(
      xml({ l: marked({ zh: inner }, { element: 'lang', kind: 'pairs', pairKey: 'code' }) }),
      '<api><l><lang code="zh"><variant code="a" xml:space="preserve">x</variant></lang></l></api>',
    );
    assert.equal(
      xml({ l: marked({ main: { size: 1 } }, { element: 'slot', kind: 'pairs', pairMerge: true }) }),
      '<api><l><slot _name="main" size="1" /></l></api>',
    );
    assert.equal(
      xml({ l: marked({ a: { b: 1 } }, { kind: 'pairs' }) }),
      '<api><l><_v _name="a"><b xml:space="preserve">1</b></_v></l></api>',
    );
  });

  test('names that cannot be names are escaped', () => {
    assert.equal(xml({ 'a b.c': 1, '': 2, _x: 3, é: 4 }), '<api _a.20.b.2E.c="1" _="2" __x="3" é="4" />');
  });

  test('a stylesheet is warned of, a namespace is written', () => {
    assert.equal(
      print('xml', {}, { includexmlnamespace: true }).body,
      '<?xml version="1.0"?><api xmlns="http://www.mediawiki.org/xml/api/" />',
    );
    assert.deepEqual(
      format('xml')
        .warnings({ xslt: 'MediaWiki:X.xsl' })
        .map(({ code }) => code),
      ['xslt-disabled'],
    );
    assert.deepEqual(format('xmlfm').warnings({}), []);
  });
});
