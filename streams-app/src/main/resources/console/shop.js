// A little shop: what is clicked here is an event like any other, and the recommendations follow.

import { get, send, subjectPath } from './api.js';
import { announce, calm, h, replace, section, uniqueId } from './dom.js';
import { fault, hint, waiting } from './notices.js';
import * as words from './words.js';

export const TITLE = 'Shop';

const VISITOR = 'freshet.visitor';
const GRID = 12;
const SLATE = 10;
const REMEMBERED_DEEDS = 6;

export function show(root) {
  const leaving = new AbortController();
  const visit = { subject: visitor(), slate: undefined, cart: new Map(), deeds: [], turn: Promise.resolve() };

  const identity = h('div', { class: 'identity' });
  const query = h('input', { id: 'shop-query', type: 'search', autocomplete: 'off', placeholder: 'what are you looking for?' });
  const shelf = h('div', { class: 'shelf' });
  const slate = h('div', { class: 'live-slate' });
  const note = hint('');
  const trouble = h('div');
  const yours = section('Recommended for you', note, slate);
  yours.classList.add('yours');
  const cart = h('div');
  const deeds = h('ol', { class: 'history' });

  replace(root,
    h('div', { class: 'heading' }, h('h1', {}, 'Shop'), identity),
    h('form', { class: 'row', role: 'search', onsubmit: search },
      h('label', { for: 'shop-query' }, 'Search'), query,
      h('button', { type: 'submit', class: 'main' }, 'Search')),
    trouble,
    h('div', { class: 'columns shop' },
      yours,
      shelf,
      h('div', { class: 'aside' },
        section('Cart', cart),
        section('What you did', deeds))));

  drawIdentity();
  drawCart();
  drawDeeds();
  trending();
  refresh();

  function search(event) {
    event.preventDefault();
    const text = query.value.trim();
    if (text) act({ type: 'SEARCH', query: text }, { did: { type: 'SEARCH', query: text } });
  }

  function look(item) {
    act({ type: 'BROWSE', items: [line(item)] }, { did: { type: 'BROWSE', items: [item] } });
    detail(item);
  }

  function add(item) {
    visit.cart.set(item.itemId, item);
    drawCart();
    act({ type: 'ADD_TO_CART', items: [line(item)] }, { did: { type: 'ADD_TO_CART', items: [item] } });
  }

  function remove(item) {
    visit.cart.delete(item.itemId);
    drawCart();
    act({ type: 'REMOVE_FROM_CART', items: [line(item)] }, { did: { type: 'REMOVE_FROM_CART', items: [item] } });
  }

  function buy(items) {
    items.forEach(item => visit.cart.delete(item.itemId));
    drawCart();
    act({ type: 'PURCHASE', items: items.map(line), currency: items[0].currency }, { did: { type: 'PURCHASE', items } });
  }

  /** One deed after the other: the next answer must follow the last event. */
  function act(event, { did }) {
    visit.turn = visit.turn.then(() => tell(event, did));
  }

  async function tell(event, did) {
    const began = performance.now();
    slate.setAttribute('aria-busy', 'true');
    try {
      const { subject } = visit;
      const { accepted } = await send('POST', 'v1/events', {
        ...event,
        [subject.kind === 'USER' ? 'userId' : 'anonymousId']: subject.id,
        time: new Date().toISOString(),
        surface: 'console',
      });
      const taken = performance.now();
      const next = await ask(accepted[0].position);
      const done = performance.now();
      visit.deeds.unshift({ ...did, position: accepted[0].position });
      visit.deeds.splice(REMEMBERED_DEEDS);
      drawDeeds();
      const changed = drawSlate(next, did);
      note.textContent = `You ${words.deed(did)}: ${changed}, ${words.duration(done - began)} after the click `
        + `(${words.duration(taken - began)} until the event was safe).`;
      announce(`${changed}; first now ${next.items.length ? words.title(next.items[0]) : 'nothing'}`);
      replace(trouble);
    } catch (error) {
      fault(trouble, error);
    } finally {
      slate.removeAttribute('aria-busy');
    }
  }

  function ask(after) {
    return get(`${subjectPath(visit.subject)}/recommendations`, { count: SLATE, explain: true, after }, leaving.signal);
  }

  async function refresh() {
    replace(slate, waiting('Asking …'));
    note.textContent = '';
    try {
      drawSlate(await ask(undefined));
    } catch (error) {
      if (error.status === 404) replace(slate, hint('Nothing yet: look at something.'));
      else fault(slate, error, refresh);
    }
  }

  /** Draws the slate, moves what moved, and says how much did. */
  function drawSlate(next) {
    const before = new Map((visit.slate?.items || []).map(item => [item.itemId, item.rank]));
    const places = new Map([...slate.querySelectorAll('li')].map(row => [row.dataset.item, row.getBoundingClientRect().top]));
    const first = !visit.slate;
    visit.slate = next;
    const rows = next.items.map(item => slateRow(item, first ? undefined : moved(before, item)));
    replace(slate,
      next.fallback ? h('p', { class: 'notice soft' }, `Not personal, because ${words.fallback(next.fallback)}.`) : null,
      next.items.length ? h('ol', { class: 'slate compact' }, rows) : hint('Nothing can be recommended.'));
    if (!first && !calm()) rows.forEach(row => slide(row, places.get(row.dataset.item)));
    const fresh = next.items.filter(item => !before.has(item.itemId)).length;
    const shifted = next.items.filter(item => before.has(item.itemId) && before.get(item.itemId) !== item.rank).length;
    return fresh + shifted === 0 ? 'nothing changed' : `${fresh} new and ${shifted} moved of ${next.items.length}`;
  }

  function slateRow(item, change) {
    return h('li', { 'data-item': item.itemId, class: change && change.class },
      h('span', { class: 'rank', 'aria-hidden': 'true' }, String(item.rank)),
      h('div', { class: 'what' },
        h('div', { class: 'title' }, words.title(item), change && change.text ? h('span', { class: `move ${change.class}` }, change.text) : null),
        h('div', { class: 'reason' }, words.reason(item.reason, 'you') || words.category(item.category))),
      h('div', { class: 'actions' }, button('Look', item, look), button('Add', item, add)));
  }

  async function trending() {
    replace(shelf, waiting('Asking what is popular …'));
    try {
      const { items } = await get('v1/trending', { count: GRID }, leaving.signal);
      replace(shelf, items.length ? grid('Popular now', items) : section('Popular now', hint('Nothing has been of interest lately: search for something.'),
        h('div', { class: 'actions' }, h('button', { type: 'button', onclick: trending }, 'Look again'))));
    } catch (error) {
      fault(shelf, error, trending);
    }
  }

  async function detail(item) {
    const heading = h('h2', { tabindex: '-1' }, words.title(item));
    const similar = h('div', {}, waiting('Looking for similar items …'));
    replace(shelf,
      h('section', { class: 'panel', 'aria-label': words.title(item) },
        h('button', { type: 'button', class: 'quiet back', onclick: trending }, '← Popular now'),
        h('div', { class: 'product wide' }, picture(item),
          h('div', {}, heading,
            h('p', { class: 'facts' }, h('span', {}, words.category(item.category)), h('span', {}, words.money(item.price, item.currency))),
            h('div', { class: 'actions' }, button('Add to cart', item, add), button('Buy', item, () => buy([item])))))),
      similar);
    heading.focus({ preventScroll: true });
    if (shelf.getBoundingClientRect().top < 0) scrollTo({ top: 0, behavior: calm() ? 'auto' : 'smooth' });
    //({ behavior: calm() ? 'auto' : 'smooth' });
    try {
      const { items } = await get(`v1/items/${encodeURIComponent(item.itemId)}/similar`, { count: 8 }, leaving.signal);
      replace(similar, grid('Similar', items));
    } catch (error) {
      if (error.status === 404) replace(similar, hint('The model knows nothing similar yet.'));
      else fault(similar, error);
    }
  }

  function grid(title, items) {
    return section(title, h('ul', { class: 'grid' }, items.map(item => h('li', { class: 'product', 'data-item': item.itemId },
      picture(item),
      h('h3', {}, words.title(item)),
      h('p', { class: 'facts' }, h('span', {}, words.category(item.category?.slice(-1))), h('span', {}, words.money(item.price, item.currency))),
      h('div', { class: 'actions' }, button('Look', item, look), button('Add', item, add, 'Add to cart'), button('Buy', item, () => buy([item])))))));
  }

  function drawCart() {
    const items = [...visit.cart.values()];
    const total = items.reduce((sum, item) => sum + (item.price || 0), 0);
    replace(cart, items.length
      ? [h('ul', { class: 'history' }, items.map(item => h('li', {}, h('span', { class: 'object' }, words.title(item)),
        button('Remove', item, remove)))),
      h('div', { class: 'actions' }, h('button', { type: 'button', class: 'main', onclick: () => buy(items) },
        `Buy ${items.length === 1 ? 'it' : `all ${items.length}`}${total ? ` for ${words.money(total, items[0].currency)}` : ''}`))]
      : hint('Empty.'));
  }

  function drawDeeds() {
    replace(deeds, visit.deeds.length
      ? visit.deeds.map(did => h('li', {}, h('span', { class: 'tag', 'data-type': did.type }, words.tag(did.type)),
        h('span', { class: 'object' }, words.object(did)), h('span', { class: 'when', title: 'partition and offset of the event' }, did.position)))
      : h('li', {}, hint('Nothing yet.')));
  }

  function drawIdentity() {
    const { subject } = visit;
    const id = uniqueId('visitor');
    const input = h('input', { id, value: subject.id, autocomplete: 'off', spellcheck: 'false', required: true });
    const kind = h('select', { 'aria-label': 'known or anonymous' },
      h('option', { value: 'ANONYMOUS', selected: subject.kind === 'ANONYMOUS' }, 'anonymous'),
      h('option', { value: 'USER', selected: subject.kind === 'USER' }, 'known user'));
    replace(identity, h('details', {},
      h('summary', {}, 'You are ', h('strong', {}, words.who(subject))),
      h('form', {
        class: 'row', onsubmit: event => {
          event.preventDefault();
          become({ kind: kind.value, id: input.value.trim() });
        },
      },
      h('label', { for: id }, 'Id'), input, kind,
      h('button', { type: 'submit' }, 'Be this'),
      h('button', { type: 'button', onclick: () => become(somebody()) }, 'Be somebody new'),
      h('a', { class: 'button', href: `#/person/${subject.kind}/${encodeURIComponent(subject.id)}` }, 'What is known of you'))));
  }

  function become(subject) {
    Object.assign(visit, { subject, slate: undefined, cart: new Map(), deeds: [] });
    sessionStorage.setItem(VISITOR, JSON.stringify(subject));
    drawIdentity();
    drawCart();
    drawDeeds();
    refresh();
    announce(`You are ${subject.id} now`);
  }

  return () => leaving.abort();
}

const line = item => ({ itemId: item.itemId, quantity: 1, unitPrice: item.price });

const button = (text, item, act, more = text) => h('button', {
  type: 'button', class: 'small', 'aria-label': `${more}: ${words.title(item)}`, onclick: () => act(item),
}, text);

/** A coloured tile in place of a photograph: one colour a category. */
function picture(item) {
  const leaf = item.category?.at(-1) || words.title(item);
  let hue = 0;
  for (const letter of leaf) hue = (hue * 31 + letter.codePointAt(0)) % 360;
  return h('span', { class: 'picture', 'aria-hidden': 'true', style: { '--hue': String(hue) } }, leaf.slice(0, 2));
}

function moved(before, item) {
  if (!before.has(item.itemId)) return { class: 'fresh', text: 'new' };
  const by = before.get(item.itemId) - item.rank;
  if (by === 0) return { class: '', text: '' };
  return by > 0 ? { class: 'up', text: `▲ ${by}` } : { class: 'down', text: `▼ ${-by}` };
}

function slide(row, from) {
  const to = row.getBoundingClientRect().top;
  const options = { duration: 450, easing: 'cubic-bezier(.2,.7,.2,1)' };
  if (from === undefined) row.animate([{ opacity: 0, transform: 'translateX(1rem)' }, { opacity: 1, transform: 'none' }], options);
  else if (from !== to) row.animate([{ transform: `translateY(${from - to}px)` }, { transform: 'none' }], options);
}

function visitor() {
  const kept = JSON.parse(sessionStorage.getItem(VISITOR) || 'null');
  if (kept) return kept;
  const fresh = somebody();
  sessionStorage.setItem(VISITOR, JSON.stringify(fresh));
  return fresh;
}

const somebody = () => ({ kind: 'ANONYMOUS', id: `visitor-${Array.from(crypto.getRandomValues(new Uint8Array(3)), byte => byte.toString(16).padStart(2, '0')).join('')}` });
