// What happens now: events and, beside each, what it was answered with.

import { stream } from './api.js';
import { announce, h, replace } from './dom.js';
import { fault, hint } from './notices.js';
import { sparkline } from './pictures.js';
import * as words from './words.js';

export const TITLE = 'Live';

/** Rows on the page, and how many are added a second: more cannot be read. */
const ROWS = 40;
const ROWS_A_SECOND = 4;
const DRAW_MS = 500;
const SECONDS = 60;
const TOLD_EVERY_S = 15;
const PATIENCE_MS = [1000, 2000, 5000, 10_000];

export function show(root, [subject = '']) {
  const leaving = new AbortController();
  const state = {
    waiting: [], byPosition: new Map(), rows: [], paused: false, missed: 0,
    events: 0, slates: 0, fallbacks: 0, seconds: [], delays: [],
  };

  const filter = h('input', { id: 'live-subject', value: subject, autocomplete: 'off', spellcheck: 'false', placeholder: 'everybody' });
  const pause = h('button', { type: 'button', 'aria-pressed': 'false', onclick: toggle }, 'Pause');
  const connection = h('span', { class: 'state' }, 'connecting …');
  const figures = h('dl', { class: 'figures' });
  const drawing = h('div', { class: 'pulse' });
  const notice = h('div');
  const list = h('ol', { class: 'happenings', 'aria-label': 'Events and their answers, the newest first' });
  const sampled = hint('');

  replace(root,
    h('div', { class: 'heading' }, h('h1', {}, 'Live'), connection),
    h('form', { class: 'row', onsubmit: follow },
      h('label', { for: 'live-subject' }, 'Follow the id'), filter,
      h('button', { type: 'submit' }, 'Follow'), pause),
    h('section', { class: 'panel overview', 'aria-label': 'Now' }, figures, drawing),
    notice,
    h('section', { class: 'panel', 'aria-label': 'Events and answers' }, sampled, list));

  function follow(event) {
    event.preventDefault();
    const id = filter.value.trim();
    location.hash = id ? `#/live/${encodeURIComponent(id)}` : '#/live';
  }

  function toggle() {
    state.paused = !state.paused;
    pause.setAttribute('aria-pressed', String(state.paused));
    pause.textContent = state.paused ? 'Go on' : 'Pause';
    if (!state.paused) state.waiting = [];
    announce(state.paused ? 'Paused' : 'Going on');
    draw();
  }

  function take({ name, data }) {
    if (name === 'missed') {
      state.missed += data.count;
    } else if (name === 'event') {
      state.events++;
      second().events++;
      const row = { event: data, slate: undefined };
      remember(data.position, row);
      state.waiting.push(row);
      if (state.waiting.length > ROWS) state.waiting.shift();
    } else if (name === 'recommendations') {
      state.slates++;
      if (data.fallback) state.fallbacks++;
      const row = state.byPosition.get(data.answers);
      if (row) {
        row.slate = data;
        row.delay = new Date(data.at) - new Date(row.event.at);
        state.delays.push(row.delay);
        if (state.delays.length > 500) state.delays.shift();
        row.update?.();
      }
    }
  }

  function remember(position, row) {
    state.byPosition.set(position, row);
    if (state.byPosition.size > 5000) state.byPosition.delete(state.byPosition.keys().next().value);
  }

  function second() {
    const now = Math.floor(Date.now() / 1000);
    let last = state.seconds.at(-1);
    if (!last || now - last.at > SECONDS) {
      state.seconds = [last = { at: now, events: 0 }];
    }
    while (last.at < now) {
      last = { at: last.at + 1, events: 0 };
      state.seconds.push(last);
    }
    if (state.seconds.length > SECONDS) state.seconds.splice(0, state.seconds.length - SECONDS);
    return last;
  }

  /** Events a second over the last whole seconds. */
  function rate() {
    second();
    const whole = state.seconds.slice(0, -1).slice(-10);
    return whole.length ? whole.reduce((sum, each) => sum + each.events, 0) / whole.length : 0;
  }

  function draw() {
    const perSecond = rate();
    const sorted = [...state.delays].sort((a, b) => a - b);
    replace(figures,
      figure('Events a second', words.number(perSecond)),
      figure('Events seen', words.count(state.events)),
      figure('Answers seen', words.count(state.slates)),
      figure('Median answer', sorted.length ? words.duration(sorted[sorted.length >> 1]) : '–'),
      figure('Without the model', words.count(state.fallbacks)),
      state.missed ? figure('Missed by this page', words.count(state.missed)) : null);
    replace(drawing, sparkline(state.seconds.slice(0, -1).map(each => each.events)));
    sampled.textContent = state.paused
      ? 'Paused; the figures above go on.'
      : state.events === 0 ? 'Nothing has happened since this page was opened.'
        : perSecond > ROWS_A_SECOND ? `${ROWS_A_SECOND} of about ${words.count(perSecond)} events a second are shown, so that they can be read.`
          : 'All events are shown.';
    if (state.paused) return;
    const next = state.waiting.splice(-Math.ceil(ROWS_A_SECOND * DRAW_MS / 1000));
    state.waiting = [];
    for (const row of next) {
      list.prepend(happening(row));
      state.rows.unshift(row);
    }
    while (list.children.length > ROWS) {
      list.lastElementChild.remove();
      delete state.rows.pop().update;
    }
  }

  const drawing_ = setInterval(draw, DRAW_MS);
  const telling = setInterval(() => {
    if (!state.paused && state.events) {
      announce(`${words.number(rate())} events a second, ${words.plural(state.events, 'event')} since this page was opened`);
    }
  }, TOLD_EVERY_S * 1000);
  listen();

  async function listen() {
    const path = subject ? `v1/live?subject=${encodeURIComponent(subject)}` : 'v1/live';
    for (let attempt = 0; !leaving.signal.aborted; attempt++) {
      try {
        for await (const happened of stream(path, leaving.signal)) {
          if (happened.name === 'open') {
            attempt = 0;
            connection.textContent = 'connected';
            connection.dataset.state = 'good';
            replace(notice);
          } else {
            take(happened);
          }
        }
        connection.textContent = 'the instance ended the feed; connecting again …';
      } catch (error) {
        if (leaving.signal.aborted) return;
        connection.textContent = 'not connected';
        if (error.status) fault(notice, error);
        if (error.status === 401 || error.status === 403) return;
      }
      connection.dataset.state = 'bad';
      await new Promise(done => setTimeout(done, PATIENCE_MS[Math.min(attempt, PATIENCE_MS.length - 1)]));
    }
  }

  draw();
  return () => {
    leaving.abort();
    clearInterval(drawing_);
    clearInterval(telling);
  };
}

const figure = (name, value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));

function happening(row) {
  const { event } = row;
  const answer = h('div', { class: 'answer' });
  row.update = () => replace(answer, answered(row));
  row.update();
  return h('li', {},
    h('time', { datetime: event.at }, words.clock(event.at)),
    h('div', { class: 'deed' },
      h('span', { class: 'tag', 'data-type': event.type }, words.tag(event.type)), ' ',
      h('a', { href: `#/person/${event.subject.kind}/${encodeURIComponent(event.subject.id)}` }, event.subject.id), ' ',
      words.deed(event)),
    answer);
}

function answered({ slate, delay }) {
  if (!slate) return h('span', { class: 'pending' }, 'no answer yet');
  return [
    h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'),
    h('span', { class: 'unseen' }, 'answered with '),
    slate.items.slice(0, 3).map((item, i) => [i ? ' · ' : '', words.title(item)]),
    slate.itemCount > 3 ? h('span', { class: 'more' }, ` and ${slate.itemCount - 3} more`) : null,
    slate.fallback ? h('span', { class: 'chip warn', title: words.fallback(slate.fallback) }, 'without the model') : null,
    h('span', { class: 'more' }, `${slate.fallback ? ' ' : ', '}after ${words.duration(Math.max(0, delay))}`),
  ];
}
