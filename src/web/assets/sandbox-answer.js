import { button, make } from './sandbox-dom.js';

/** What has a colour of its own: texts, names before a colon, words and numbers. */
const JSON_PARTS = /("(?:[^"\\]|\\.)*"(?::)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?)/;

/** The same of other formats, by the type of the answer. */
const PARTS = {
  'text/xml': /(<[/?]?[^\s<>/]+|[/?]?>|[^\s<>="]+=(?=")|"[^"]*")/,
  'application/vnd.php.serialized': /(".*?"(?=;)|\b[as]:\d+|\b[bdi]:[^;]+)/s,
};

/** An answer, told: HTTP status, how long it took, what it is in the colours of its parts, and the way on where there is more. */
export function answerParts({ status, type, text, took }, texts, goOn) {
  const data = parsed(text);
  const parts = data === undefined ? PARTS[type.split(';')[0]] : JSON_PARTS;
  const shown = data === undefined ? text : JSON.stringify(data, null, 2);
  const told = [
    make('h2', {}, texts.answer),
    make('p', { class: 'subtle' }, `HTTP ${status}, ${took} ms`),
    make('pre', { dir: 'ltr', tabindex: '0' }, ...(parts ? coloured(shown, parts) : [shown])),
  ];
  if (data?.continue) told.push(button(texts.goOn, () => goOn(data.continue)));
  return told;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text in parts, each in the colour of its kind. */
function coloured(text, parts) {
  return text.split(parts).map((part, index) => {
    if (index % 2 === 0) return part;
    const kind = /^"(?!.*:$)/s.test(part) ? 'text' : /[:=]$|^[as]:/.test(part) ? 'key' : 'value';
    return make('span', { class: `code-${kind}` }, part);
  });
}
