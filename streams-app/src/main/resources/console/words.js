// What the API's words mean to people.

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const count = value => value === undefined || value === null ? '–' : whole.format(value);
export const number = value => value === undefined || value === null ? '–' : Math.abs(value) < 100 ? tenths.format(value) : whole.format(value);
export const score = value => value === undefined || value === null ? '–' : value.toFixed(2);
export const percent = share => share === undefined || share === null ? '–' : `${tenths.format(100 * share)} %`;
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

export function money(price, currency) {
  if (price === undefined || price === null) return '';
  try {
    return new Intl.NumberFormat('en', currency ? { style: 'currency', currency } : { minimumFractionDigits: 2 }).format(price);
  } catch {
    return `${price} ${currency}`;
  }
}

export function duration(ms) {
  if (ms === undefined || ms === null) return '–';
  if (ms < 1000) return `${ms < 10 ? tenths.format(ms) : whole.format(ms)} ms`;
  if (ms < 60_000) return `${tenths.format(ms / 1000)} s`;
  if (ms < 3_600_000) return `${whole.format(ms / 60_000)} min`;
  if (ms < 172_800_000) return `${whole.format(ms / 3_600_000)} h`;
  return `${whole.format(ms / 86_400_000)} days`;
}

export function ago(time, now = Date.now()) {
  if (!time) return 'at an unknown time';
  const ms = now - new Date(time).getTime();
  return ms < 1000 ? 'just now' : `${duration(ms)} ago`;
}

export const clock = time => new Date(time).toLocaleTimeString('en-GB');
export const dateTime = time => new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

export const category = path => (path || []).join(' › ');
export const title = item => item.title || item.itemId || 'an item no longer sold';

/** Types of events: what somebody did, and a short tag. */
const DEEDS = {
  BROWSE: ['looked at', 'Look'],
  SEARCH: ['searched for', 'Search'],
  ADD_TO_CART: ['put in the cart', 'Cart'],
  REMOVE_FROM_CART: ['took out of the cart', 'Cart −'],
  PURCHASE: ['bought', 'Buy'],
  RETURN: ['returned', 'Return'],
  IMPRESSION: ['was shown', 'Seen'],
  CLICK: ['clicked on', 'Click'],
  IDENTIFY: ['said who they are', 'Known'],
  ERASE: ['asked to be forgotten', 'Erase'],
};

export const verb = type => (DEEDS[type] || [type.toLowerCase()])[0];
export const tag = type => (DEEDS[type] || ['', type])[1];

/** What an event was about; empty where that is nothing. */
export function object(event) {
  if (event.query) return `“${event.query}”`;
  if (event.type === 'SEARCH') return 'something';
  if (event.type === 'IDENTIFY' || event.type === 'ERASE') return '';
  const items = event.items?.length ? event.items : [event];
  const more = (event.itemCount || items.length) - 1;
  return title(items[0]) + (more > 0 ? ` and ${more} more` : '');
}

export const deed = event => `${verb(event.type)} ${object(event)}`.trim();

const SOURCES = {
  EMBEDDING: 'taste', POPULARITY: 'popular', REPEAT: 'bought before', CATALOG: 'catalog', RECENT: 'looked at',
  CO_VISITATION: 'seen together', SEARCH: 'search', TRENDING: 'trending', NEW: 'new',
};
export const source = name => SOURCES[name.toUpperCase()] || name.toLowerCase().replaceAll('_', ' ');

/** Why an item is recommended, about a person (“they”) or to them (“you”). */
export function reason(given, who = 'they') {
  if (!given) return '';
  if (given.kind === 'PAST_EVENT' && given.event) return `because ${who} ${deed(given.event)}`;
  if (given.kind === 'HISTORY') return who === 'you' ? 'fits what you did so far' : 'fits the history as a whole';
  if (given.kind === 'POPULAR') return 'popular at the moment';
  if (given.kind === 'CATALOG') return 'from the catalog';
  return '';
}

const FALLBACKS = {
  NO_MODEL: 'no model is in service',
  NO_HISTORY: 'nothing is known of this subject yet',
  NO_CONSENT: 'the subject did not agree to be followed',
  NO_CANDIDATE: 'the model knows none of the items that may be shown',
  MODEL_ERROR: 'the model failed',
};
export const fallback = word => FALLBACKS[word] || word.toLowerCase().replaceAll('_', ' ');

/** An upper snake case word as a person would write it. */
export const plain = word => {
  const text = word.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const who = subject => subject.kind === 'USER' ? subject.id : `${subject.id} (anonymous)`;

export const servedBy = by => by
  ? `Answered by ${by.instance} as ${by.role === 'STANDBY' ? 'standby' : 'owner'}${by.stalenessMs ? `, at most ${duration(by.stalenessMs)} behind` : ''}.`
  : '';
