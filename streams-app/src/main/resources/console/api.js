// The instance's API, and the stream of what happens.

const KEY = 'freshet.token';

/** An answer that is a problem, or none at all. */
export class Fault extends Error {
  constructor(status, title, detail, retryAfter) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /** What happened, in words. */
  get what() {
    if (this.status === 0) return 'The instance does not answer.';
    if (this.status === 401) return 'This instance asks for a token.';
    if (this.status === 403) return 'The token does not allow this.';
    if (this.status === 429) return 'Too many requests with this token.';
    if (this.status === 503) return 'The instance cannot answer at the moment.';
    return `${this.title || 'The request failed'} (${this.status}).`;
  }

  /** What to do about it. */
  get remedy() {
    const wait = this.retryAfter ? ` in ${this.retryAfter} s` : ' in a moment';
    if (this.status === 0) return 'Look whether it runs, then try again.';
    if (this.status === 401) return 'Enter one with the button “Token”.';
    if (this.status === 403) return 'Ask its operator for one with the scope that is named.';
    if (this.status === 429 || this.status === 503) return `Try again${wait}.`;
    if (this.status >= 500) return 'Its log says more.';
    return '';
  }
}

export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: value => value ? sessionStorage.setItem(KEY, value) : sessionStorage.removeItem(KEY),
};

function headers(extra = {}) {
  return token.get() ? { ...extra, Authorization: `Bearer ${token.get()}` } : extra;
}

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, { cache: 'no-store', ...options });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Fault(0, 'No answer', String(error.message));
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401) document.dispatchEvent(new CustomEvent('freshet:locked'));
  throw new Fault(answer.status, problem.title || answer.statusText, problem.detail, answer.headers.get('Retry-After'));
}

/** JSON of a path, with those parameters that have a value. */
export async function get(path, parameters = {}, signal = undefined) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ''));
  const answer = await call(query.size ? `${path}?${query}` : path, { headers: headers({ Accept: 'application/json' }), signal });
  return answer.json();
}

export async function send(method, path, body = undefined) {
  const answer = await call(path, {
    method,
    headers: headers(body ? { 'Content-Type': 'application/json' } : {}),
    body: body && JSON.stringify(body),
  });
  return answer.json().catch(() => ({}));
}

/** Where a subject's resources are. */
export function subjectPath({ kind, id }) {
  return `v1/${kind === 'USER' ? 'users' : 'anonymous'}/${encodeURIComponent(id)}`;
}

/**
 * Server-sent events of a path until the signal aborts or the instance ends them: `{name, data}`. Read by fetch, because an
 * EventSource cannot send a token.
 */
export async function* stream(path, signal) {
  const answer = await call(path, { headers: headers({ Accept: 'text/event-stream' }), signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  yield { name: 'open' };
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const blocks = rest.split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const event = { name: 'message', data: '' };
      for (const line of block.split('\n')) {
        if (line.startsWith('event: ')) event.name = line.slice(7);
        else if (line.startsWith('data: ')) event.data += line.slice(6);
      }
      if (event.data) yield { name: event.name, data: JSON.parse(event.data) };
    }
  }
}
