// Faults and pauses, in words.

import { h, replace } from './dom.js';
import { Fault } from './api.js';

/** Shows why something is missing, and a button to try again where that can help. */
export function fault(place, error, again) {
  if (error.name === 'AbortError') return;
  if (!(error instanceof Fault)) throw error;
  replace(place, h('div', { class: 'notice', role: 'alert' },
    h('strong', {}, error.what), ' ',
    error.detail && error.status !== 0 ? `${sentence(error.detail)} ` : '',
    error.remedy,
    again && h('div', { class: 'actions' }, h('button', { type: 'button', onclick: again }, 'Try again'))));
}

export const hint = (...text) => h('p', { class: 'hint' }, ...text);

/** Where something is on its way. */
export const waiting = text => h('p', { class: 'hint', role: 'status' }, text);

function sentence(text) {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
