/** An element with attributes and what is in it; text stays text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A button that does something on the page. */
export function button(label, act, attributes = {}) {
  const element = make('button', { type: 'button', class: 'cdx-button', ...attributes }, label);
  element.addEventListener('click', act);
  return element;
}

/** The text of a piece of HTML. */
export function plain(html) {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
}
