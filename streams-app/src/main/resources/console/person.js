// One person: what is held, what is recommended, and why.

import { get, send, subjectPath } from './api.js';
import { announce, h, replace, section, table } from './dom.js';
import { heatMap } from './heatmap.js';
import { fault, hint, waiting } from './notices.js';
import { vectorBars } from './pictures.js';
import { slateList, slateOrigin } from './recommendations.js';
import * as words from './words.js';

export const TITLE = 'Person';

const LAST = 'freshet.person';

export function show(root, [kind, id]) {
  const leaving = new AbortController();
  const kept = JSON.parse(sessionStorage.getItem(LAST) || 'null');
  const subject = id ? { kind: kind === 'ANONYMOUS' ? 'ANONYMOUS' : 'USER', id } : undefined;
  const shown = subject || kept || { kind: 'USER', id: '' };

  const input = h('input', { id: 'person-id', value: shown.id, autocomplete: 'off', spellcheck: 'false', required: true });
  const select = h('select', { id: 'person-kind' },
    h('option', { value: 'USER', selected: shown.kind === 'USER' }, 'known user'),
    h('option', { value: 'ANONYMOUS', selected: shown.kind === 'ANONYMOUS' }, 'anonymous'));
  const content = h('div', { class: 'content' });

  replace(root,
    h('div', { class: 'heading' }, h('h1', {}, subject ? subject.id : 'Person')),
    h('form', { class: 'row', onsubmit: look },
      h('label', { for: 'person-id' }, 'Id'), input,
      h('label', { for: 'person-kind' }, 'of a'), select,
      h('button', { type: 'submit', class: 'main' }, 'Show'),
      subject && h('button', { type: 'button', onclick: load }, 'Refresh'),
      subject && h('a', { class: 'button', href: `#/live/${encodeURIComponent(subject.id)}` }, 'Follow live')),
    content);

  function look(event) {
    event.preventDefault();
    const next = `#/person/${select.value}/${encodeURIComponent(input.value.trim())}`;
    if (location.hash === next) load();
    else location.hash = next;
  }

  async function load() {
    replace(content, waiting('Asking …'));
    const path = subjectPath(subject);
    try {
      const ask = (tail, parameters) => get(`${path}${tail}`, parameters, leaving.signal);
      const [state, slate] = await Promise.all([
        ask('', {}),
        ask('/recommendations', { count: 10, explain: true }),
      ]);
      const influence = h('div', {}, waiting('Trying each event …'));
      replace(content,
        h('div', { class: 'columns' },
          section('Recommended now', slateList(slate), slateOrigin(slate)),
          h('div', {}, profile(state), history(state))),
        section('Why', influence),
        embedding(state),
        section('Forget', forgetting(subject, load)),
        hint(words.servedBy(state.servedBy)));
      announce(`${words.plural(slate.items.length, 'recommendation')} for ${subject.id}`);
      try {
        const heat = await ask('/influence', { events: 12, count: 10 });
        replace(influence, heat.events.length && heat.items.length ? heatMap(heat) : hint('There is no event to try.'));
      } catch (error) {
        fault(influence, error);
      }
    } catch (error) {
      if (error.status === 404) {
        replace(content, hint(`Nothing is held of ${words.who(subject)}. `,
          'Ids are compared letter by letter; a known user and an anonymous visitor of the same id are two. ',
          h('a', { href: '#/live' }, 'Live'), ' shows who is here now.'));
      } else {
        fault(content, error, load);
      }
    }
  }

  if (subject) {
    sessionStorage.setItem(LAST, JSON.stringify(subject));
    load();
  } else {
    replace(content, hint('Enter an id, or take somebody from ', h('a', { href: '#/live' }, 'Live'), '.'));
  }
  return () => leaving.abort();
}

function profile({ profile: known, purchases }) {
  const counts = Object.entries(known.counts || {});
  return section('Profile',
    h('dl', { class: 'facts-list' },
      h('dt', {}, 'First event'), h('dd', {}, known.firstEvent ? words.dateTime(known.firstEvent) : '–'),
      h('dt', {}, 'Last event'), h('dd', {}, known.lastEvent ? `${words.dateTime(known.lastEvent)} (${words.ago(known.lastEvent)})` : '–'),
      h('dt', {}, 'Events'),
      h('dd', {}, counts.map(([type, n]) => [h('span', { class: 'tag', 'data-type': type }, words.tag(type)), ` ${words.count(n)}  `]))),
    purchases?.length
      ? [h('h3', {}, 'Bought'), table('Purchases', ['Item', 'Times', 'Last'],
        purchases.slice(0, 8).map(each => [words.title(each), words.count(each.times), h('span', { class: 'when' }, words.ago(each.lastBought))]), { numbers: [1] }),
      purchases.length > 8 ? hint(`and ${purchases.length - 8} more`) : null]
      : null);
}

function history({ recentEvents }) {
  return section('What they did', recentEvents.length
    ? h('ol', { class: 'history', tabindex: '0', 'aria-label': 'Events, the newest first' }, recentEvents.map(event => h('li', {},
      h('span', { class: 'tag', 'data-type': event.type }, words.tag(event.type)),
      h('span', { class: 'object' }, words.object(event)),
      event.time
        ? h('time', { datetime: event.time, title: words.dateTime(event.time) }, words.ago(event.time))
        : h('span', { class: 'when' }, words.ago(event.time)))))
    : hint('No event is remembered.'));
}

function embedding({ embedding: known }) {
  if (!known) return section('Embedding', hint('None that is up to date: one is made with the next answer.'));
  const { values } = known;
  const label = `${values.length} numbers from ${words.score(Math.min(...values))} to ${words.score(Math.max(...values))}`;
  return section('Embedding',
    vectorBars(values, label),
    hint(`${label}: all that model ${known.modelVersion} keeps in mind of this person.`),
    h('details', {}, h('summary', {}, 'The numbers'),
      h('p', { class: 'numbers' }, values.map(value => value.toFixed(3)).join('  '))));
}

function forgetting(subject, load) {
  const outcome = h('div');
  const dialog = h('dialog', { 'aria-label': `Forget ${subject.id}` },
    h('form', { method: 'dialog' },
      h('h2', {}, `Forget ${subject.id}?`),
      h('p', {}, 'Everything held of this subject is removed from the state of the application. It cannot be brought back.'),
      h('div', { class: 'actions' },
        h('button', { type: 'submit', value: 'forget', class: 'danger' }, 'Forget'),
        h('button', { type: 'submit', value: 'cancel' }, 'Keep'))));
  dialog.addEventListener('close', async () => {
    if (dialog.returnValue !== 'forget') return;
    try {
      await send('DELETE', subjectPath(subject));
      replace(outcome, h('p', { class: 'notice soft', role: 'status' }, 'The order to forget is accepted; it is carried out within moments. '),
        h('button', { type: 'button', onclick: load }, 'Look again'));
    } catch (error) {
      fault(outcome, error);
    }
  });
  return h('div', {},
    hint('Removes history, purchases, profile and embedding.'),
    h('button', {
      type: 'button', class: 'danger', onclick: () => {
        dialog.returnValue = 'cancel';
        dialog.showModal();
      },
    }, 'Forget this person …'), dialog, outcome);
}
