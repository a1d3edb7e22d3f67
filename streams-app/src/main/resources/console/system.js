// How the instance does.

import { get } from './api.js';
import { lineChart } from './charts.js';
import { h, replace, section, table } from './dom.js';
import { fault, hint, waiting } from './notices.js';
import { topologyDrawing, topologySteps } from './topology.js';
import * as words from './words.js';

export const TITLE = 'System';

const EVERY_MS = 2000;
const KEPT = 150;

export function show(root) {
  const leaving = new AbortController();
  const readings = [];
  const trouble = h('div');
  const state = h('span', { class: 'state' });
  const figures = h('dl', { class: 'figures wide' });
  const fallbacks = h('div');
  const letters = h('div');
  const model = h('div', {}, waiting('Asking …'));
  const topology = h('div', {}, waiting('Asking …'));
  const rate = canvas('Events and answers a second over the last minutes; the figures above are the latest');
  const latency = canvas('Latency in milliseconds over the last minutes; the figures above are the latest');
  let charts = [];
  let timer;

  replace(root,
    h('div', { class: 'heading' }, h('h1', {}, 'System'), state),
    trouble,
    h('section', { class: 'panel', 'aria-label': 'Now' }, figures),
    h('div', { class: 'columns even' },
      section('Rate', h('div', { class: 'chart' }, rate)),
      section('Latency', h('div', { class: 'chart' }, latency))),
    h('div', { class: 'columns even' },
      section('Slates without the model', fallbacks),
      section('Dead letters', letters)),
    section('Model', model),
    section('Topology', topology));

  start();
  loadModel();
  loadTopology();

  async function start() {
    try {
      charts = await Promise.all([
        lineChart(rate, [{ label: 'events', colour: '--accent' }, { label: 'answers', colour: '--second', dash: [5, 3] }], 'a second'),
        lineChart(latency, [{ label: 'median', colour: '--accent' }, { label: '99th percentile', colour: '--second', dash: [5, 3] }], 'ms'),
      ]);
    } catch (error) {
      trouble.append(hint(error.message));
    }
    if (leaving.signal.aborted) charts.forEach(chart => chart.close());
    else read();
  }

  async function read() {
    try {
      if (!document.hidden) {
        const status = await get('v1/status', {}, leaving.signal);
        draw(status);
      }
    } catch (error) {
      if (leaving.signal.aborted) return;
      state.textContent = 'no answer';
      state.dataset.state = 'bad';
      fault(trouble, error);
      if (error.status === 401 || error.status === 403) return;
    }
    if (!leaving.signal.aborted) timer = setTimeout(read, EVERY_MS);
  }
  

  function draw(status) {
    const now = reading(status, readings.at(-1));
    readings.push(now);
    if (readings.length > KEPT) readings.shift();
    state.textContent = now.state;
    state.dataset.state = now.ready ? 'good' : 'bad';
    replace(figures, now.figures.map(([name, value, detail]) => h('div', {},
      h('dt', {}, name), h('dd', {}, value, detail ? h('small', {}, detail) : null))));
    replace(trouble, restoration(now.restoring));
    replace(fallbacks, shares('Slates without the model by cause', 'Cause', now.fallbacks, words.fallback));
    replace(letters, shares('Dead letters by reason', 'Reason', now.deadLetters, words.plain));
    root.dataset.readings = readings.length;
    const times = readings.map(each => each.time);
    charts[0]?.show(times, [readings.map(each => each.eventsPerSecond), readings.map(each => each.slatesPerSecond)]);
    charts[1]?.show(times, [readings.map(each => each.p50), readings.map(each => each.p99)]);
  }

  async function loadModel() {
    try {
      replace(model, modelView(await get('v1/model', {}, leaving.signal)));
    } catch (error) {
      fault(model, error, loadModel);
    }
  }

  async function loadTopology() {
    try {
      const { graph, text } = await get('v1/topology', {}, leaving.signal);
      replace(topology,
        h('p', { class: 'legend' },
          h('span', { class: 'key topic' }, 'topic'), h('span', { class: 'key processor' }, 'processor'), h('span', { class: 'key store' }, 'store')),
        topologyDrawing(graph),
        h('details', {}, h('summary', {}, 'As a list'), h('ul', { class: 'steps' }, topologySteps(graph).map(step => h('li', {}, step)))),
        text ? h('details', {}, h('summary', {}, 'As Kafka Streams describes it'), h('pre', { tabindex: '0' }, text)) : null);
    } catch (error) {
      fault(topology, error, loadTopology);
    }
  }

  return () => {
    leaving.abort();
    clearTimeout(timer);
    charts.forEach(chart => chart.close());
  };
}

const canvas = label => h('canvas', { role: 'img', 'aria-label': label });

/** What is shown of `/v1/status`; `before` is the reading before this. */
function reading(status, before) {
  const { answers = {}, cache = {}, slates = {}, counts = {}, lag = [], restoring = [], standbys = [] } = status;
  const at = performance.now();
  const taken = counts.accepted ?? 0;
  const events = before && taken >= before.taken ? 1000 * (taken - before.taken) / (at - before.at) : undefined;
  return {
    at,
    taken,
    time: words.clock(new Date()),
    state: `${status.instance} is ${status.ready ? 'ready' : 'not ready'}, ${words.plain(status.streams || 'unknown').toLowerCase()}`,
    ready: status.ready,
    eventsPerSecond: events,
    slatesPerSecond: answers.perSecond,
    p50: answers.p50Ms,
    p99: answers.p99Ms,
    fallbacks: status.fallbacks || {},
    deadLetters: status.deadLetters || {},
    restoring,
    figures: [
      ['Events a second', words.number(events), `${words.count(taken)} since the start`],
      ['Answers a second', words.number(answers.perSecond), `${words.count(counts.slates)} since the start`],
      ['Median latency', words.duration(answers.p50Ms), 'of the last minute'],
      ['99th percentile', words.duration(answers.p99Ms), 'of the last minute'],
      ['Behind', words.plural(lag.reduce((sum, each) => sum + each.records, 0), 'event'), `on ${words.plural(lag.length, 'partition')}`],
      ['From the cache', words.percent(cache.hitRate), `${words.plural(cache.subjects ?? 0, 'subject')} at hand`],
      ['Hit rate', words.percent(slates.hitRate), 'of slates, by the next event'],
      ['Coverage', words.percent(slates.coverageLastHour), 'of the catalog in the last hour'],
      ['Duplicates', words.count(counts.duplicates), 'changed nothing'],
      ['Up', words.duration(1000 * status.uptimeSeconds), standbys.length ? words.plural(standbys.length, 'standby copy', 'standby copies') : 'no standby copies'],
    ],
  };
}

function restoration(stores) {
  return stores.length
    ? h('p', { class: 'notice soft' }, `Reading ${words.plural(stores.length, 'store')} before work goes on: `,
      stores.map(each => `${each.store} ${each.partition}, ${words.count(each.remaining)} of ${words.count(each.records)} records left`).join('; '))
    : null;
}

function shares(caption, head, counts, name) {
  const rows = Object.entries(counts).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  if (!rows.length) return hint('None since the instance started.');
  const top = rows[0][1];
  return table(caption, [head, 'Count', ''], rows.map(([word, n]) => [
    h('span', { title: word }, name(word)), words.count(n),
    h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { style: { width: `${100 * n / top}%` } })),
  ]), { numbers: [1] });
}

const STATUS = {
  SERVING: 'in service', LOADING: 'being loaded', REFUSED: 'refused', NONE_WANTED: 'no model is wanted: slates are made of signals alone',
};

function modelView(model) {
  return [
    h('dl', { class: 'facts-list' },
      h('dt', {}, 'Version'), h('dd', {}, model.version || 'none'),
      h('dt', {}, 'Wanted model'), h('dd', {}, STATUS[model.status] || words.plain(model.status || '')),
      model.inServiceSince && [h('dt', {}, 'In service'), h('dd', {}, `since ${words.dateTime(model.inServiceSince)} (${words.ago(model.inServiceSince)})`)],
      model.wanted && [h('dt', {}, 'Wanted'), h('dd', {}, `${model.wanted.version}${model.wanted.refusal ? `: ${model.wanted.refusal}` : ''}`)]),
    model.history?.length
      ? table('Models that came, the newest first', ['Version', 'When', 'Took', 'Outcome'], model.history.map(swap => [
        swap.version, words.dateTime(swap.time), words.duration(swap.tookMs), swap.refusal ? `refused: ${swap.refusal}` : 'put into service']), { numbers: [2] })
      : hint('No model came since the instance started.'),
  ];
}
