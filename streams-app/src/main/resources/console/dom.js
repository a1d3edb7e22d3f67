// Elements made by code. Whatever comes from outside becomes text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element; `on…` properties are listeners, `class`, `data-…`, `aria-…` and the like are attributes. */
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for drawings. */
export function s(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') Object.entries(value).forEach(([key, set]) => element.style.setProperty(key, set));
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

export function replace(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return parent;
}

let ids = 0;

/** An id that no other element has. */
export function uniqueId(prefix) {
  return `${prefix}-${++ids}`;
}

/** A section with its heading; its name is read out when it is entered. */
export function section(title, ...children) {
  const id = uniqueId('section');
  return h('section', { class: 'panel', 'aria-labelledby': id }, h('h2', { id }, title), ...children);
}

/** A table with a caption. Cells are text or elements; the first of each row names it. */
export function table(caption, heads, rows, { numbers = [] } = {}) {
  const side = index => numbers.includes(index) ? 'number' : undefined;
  return h('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {},
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, heads.map((head, i) => h('th', { scope: 'col', class: side(i) }, head)))),
      h('tbody', {}, rows.map(row => h('tr', {}, row.map((cell, i) =>
        i === 0 ? h('th', { scope: 'row' }, cell) : h('td', { class: side(i) }, cell)))))));
}

/** Says something to those who do not see the page; at most once in a while, the latest wins. */
export const announce = (() => {
  const EVERY_MS = 3000;
  let last = 0;
  let timer;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = Date.now();
      document.getElementById('announcements').textContent = text;
    }, Math.max(0, last + EVERY_MS - Date.now()));
  };
})();

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
