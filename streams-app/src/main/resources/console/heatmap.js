// What each past event contributes to each recommended item.

import { h } from './dom.js';
import * as words from './words.js';

/** A table whose cells say, in colour and in figures, how much of the column's score goes when the row's event is taken away. */
export function heatMap({ events, items, lost }) {
  const top = Math.max(1e-9, ...lost.flat().map(Math.abs));
  return h('div', { class: 'scroller heat', tabindex: '0', role: 'region', 'aria-label': 'What each event contributes' },
    h('table', {},
      h('caption', {}, 'Points of its score that the item in a column loses without the event in a row. Blue lifts it, orange holds it down.'),
      h('thead', {}, h('tr', {},
        h('th', { scope: 'col' }, 'Event'),
        items.map(item => h('th', { scope: 'col', title: words.title(item) },
          h('span', { class: 'place' }, String(item.rank)), h('span', { class: 'name' }, words.title(item)))))),
      h('tbody', {}, events.map((event, row) => h('tr', {},
        h('th', { scope: 'row' },
          h('span', { class: 'tag', 'data-type': event.type }, words.tag(event.type)), ' ',
          words.object(event), ' ', h('span', { class: 'when' }, words.ago(event.time))),
        items.map((item, column) => cell(lost[row]?.[column] ?? 0, top)))))));
}

function cell(value, top) {
  const strength = Math.abs(value) / top;
  return h('td', { class: value < 0 ? 'minus' : 'plus', style: { '--strength': strength.toFixed(3) } },
    Math.abs(value) < 0.005 ? '0' : value.toFixed(2));
}
