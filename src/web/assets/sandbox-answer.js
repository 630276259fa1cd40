import { button, make } from './sandbox-dom.js';

/** An answer, told: HTTP status, how long it took, what it is in the colours of its parts, and the way on where there is more. */
export function answerParts({ status, text, took }, texts, goOn) {
  const data = parsed(text);
  const content = data === undefined ? [text] : coloured(JSON.stringify(data, null, 2));
  const parts = [
    make('h2', {}, texts.answer),
    make('p', { class: 'subtle' }, `HTTP ${status}, ${took} ms`),
    make('pre', { dir: 'ltr', tabindex: '0' }, ...content),
  ];
  if (data?.continue) parts.push(button(texts.goOn, () => goOn(data.continue)));
  return parts;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON in parts, each in the colour of its kind. */
function coloured(json) {
  return json.split(/("(?:[^"\\]|\\.)*"(?::)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?)/g).map((part, index) => {
    if (index % 2 === 0) return part;
    const kind = part.endsWith(':') ? 'key' : part.startsWith('"') ? 'text' : 'value';
    return make('span', { class: `json-${kind}` }, part);
  });
}
