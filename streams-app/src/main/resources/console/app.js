// The frame: which view is shown, the theme, the token.

import * as api from './api.js';
import { replace } from './dom.js';
import * as live from './live.js';
import * as person from './person.js';
import * as shop from './shop.js';
import * as system from './system.js';

const VIEWS = { live, person, shop, system };
const THEME = 'freshet.theme';
const main = document.getElementById('main');

let leave = () => {};

/** `#/view/part/part`: the view and its decoded parts. */
function route() {
  const [, name, ...parts] = location.hash.split('/');
  return { name: Object.hasOwn(VIEWS, name) ? name : 'live', parts: parts.map(part => decodeURIComponent(part)) };
}

function show({ focus }) {
  leave();
  const { name, parts } = route();
  for (const link of document.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === `#/${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${VIEWS[name].TITLE} · Freshet console`;
  replace(main);
  main.dataset.view = name;
  leave = VIEWS[name].show(main, parts) || (() => {});
  if (focus) main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function themes() {
  const button = document.getElementById('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => localStorage.getItem(THEME);
  const dark = () => chosen() ? chosen() === 'dark' : system.matches;
  const apply = () => {
    document.documentElement.dataset.theme = dark() ? 'dark' : 'light';
    button.setAttribute('aria-pressed', String(dark()));
    document.dispatchEvent(new CustomEvent('freshet:theme'));
  };
  button.addEventListener('click', () => {
    localStorage.setItem(THEME, dark() ? 'light' : 'dark');
    apply();
  });
  system.addEventListener('change', apply);
  apply();
}

function tokens() {
  const dialog = document.getElementById('token-dialog');
  const value = document.getElementById('token-value');
  const button = document.getElementById('token');
  const mark = () => {
    button.textContent = api.token.get() ? 'Token ✓' : 'Token';
    button.setAttribute('aria-label', api.token.get() ? 'Token: one is in use' : 'Token: none');
  };
  const ask = () => {
    if (dialog.open) return;
    value.value = '';
    dialog.returnValue = 'cancel';
    dialog.showModal();
    value.focus();
  };
  button.addEventListener('click', ask);
  // Asked once by itself; afterwards the notices in the page say what to do.
  document.addEventListener('freshet:locked', ask, { once: true });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'cancel') return;
    api.token.set(dialog.returnValue === 'keep' ? value.value.trim() : '');
    value.value = '';
    mark();
    show({ focus: false });
  });
  mark();
}

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
themes();
tokens();
// A page that the browser keeps for the button Back must not listen on.
addEventListener('pagehide', () => {
  leave();
  leave = () => {};
});
addEventListener('pageshow', event => {
  if (event.persisted) show({ focus: false });
});
addEventListener('hashchange', () => show({ focus: true }));
show({ focus: false });
