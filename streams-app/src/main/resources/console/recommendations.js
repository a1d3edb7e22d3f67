// A slate as a list.

import { h } from './dom.js';
import * as words from './words.js';

/** The items, best first. `who` is whom reasons speak of; `extra` may add to an item's row. */
export function slateList(slate, { who = 'they', extra = () => [] } = {}) {
  const best = Math.max(...slate.items.map(item => item.score));
  const least = Math.min(...slate.items.map(item => item.score));
  return h('ol', { class: 'slate' }, slate.items.map(item => h('li', { 'data-item': item.itemId },
    h('span', { class: 'rank', 'aria-hidden': 'true' }, String(item.rank)),
    h('div', { class: 'what' },
      h('div', { class: 'title' }, words.title(item)),
      h('div', { class: 'facts' },
        item.category?.length ? h('span', {}, words.category(item.category)) : null,
        words.money(item.price, item.currency) ? h('span', {}, words.money(item.price, item.currency)) : null,
        (item.sources || []).map(name => h('span', { class: 'chip' }, words.source(name)))),
      words.reason(item.reason, who) ? h('div', { class: 'reason' }, words.reason(item.reason, who)) : null),
    h('div', { class: 'score' },
      h('span', { class: 'unseen' }, 'score '), words.score(item.score),
      h('span', { class: 'meter', 'aria-hidden': 'true' },
        h('span', { style: { width: `${best > least ? 8 + 92 * (item.score - least) / (best - least) : 100}%` } }))),
    extra(item))));
}

/** Which model and which tables made it, or why no model did. */
export function slateOrigin(slate) {
  return [
    slate.fallback
      ? h('p', { class: 'notice soft' }, `Not ranked by the model, because ${words.fallback(slate.fallback)}.`)
      : null,
    h('p', { class: 'hint' },
      slate.modelVersion ? `Model ${slate.modelVersion}, catalog ${slate.catalogVersion}, signals ${slate.signalVersion}. ` : '',
      words.servedBy(slate.servedBy)),
  ];
}
