// The topology, drawn from its Mermaid text: topics, processors and stores in layers, from left to right.

import { h, s } from './dom.js';

const NODE = /^\s*([\w-]+)(\(\["|\[\("|\[")(.+?)("\]\)|"\)\]|"\])\s*$/;
const EDGE = /^\s*(.+?)\s+(-->|---)\s+(.+?)\s*$/;
const KINDS = { '(["': 'topic', '[("': 'store', '["': 'processor' };

/** `{nodes: Map(id -> {id, name, kind, group}), edges: [{from, to, stored}]}`. */
export function parse(mermaid) {
  const nodes = new Map();
  const edges = [];
  let group = '';
  const node = (text) => {
    const found = NODE.exec(text);
    const id = found ? found[1] : text.trim();
    const known = nodes.get(id);
    if (!known) nodes.set(id, { id, name: found ? found[3] : id, kind: found ? KINDS[found[2]] : 'processor', group });
    else if (found && known.name === known.id) Object.assign(known, { name: found[3], kind: KINDS[found[2]] });
    return id;
  };
  for (const line of mermaid.split('\n').slice(1)) {
    const start = /^\s*subgraph\s+\S+\["?(.+?)"?\]\s*$/.exec(line);
    const edge = EDGE.exec(line);
    if (start) group = start[1];
    else if (line.trim() === 'end') group = '';
    else if (edge) edges.push({ from: node(edge[1]), to: node(edge[3]), stored: edge[2] === '---' });
    else if (line.trim()) node(line);
  }
  return { nodes, edges };
}

/** Longest way from a source; what closes a circle is ignored. */
function layers({ nodes, edges }) {
  const layer = new Map();
  const open = new Set();
  const before = id => edges.filter(edge => edge.to === id && !edge.stored).map(edge => edge.from);
  const visit = (id) => {
    if (layer.has(id)) return layer.get(id);
    if (open.has(id)) return -1;
    open.add(id);
    const at = 1 + Math.max(-1, ...before(id).map(visit));
    open.delete(id);
    layer.set(id, at);
    return at;
  };
  [...nodes.keys()].forEach(visit);
  edges.filter(edge => edge.stored).forEach(edge => layer.set(edge.to, layer.get(edge.from) + 1));
  return layer;
}

const WIDTH = 136;
const HEIGHT = 30;
const GAP_X = 26;
const GAP_Y = 14;

/** A drawing and, for those who do not see it, the same as a list. */
export function topologyDrawing(mermaid) {
  const graph = withoutChains(parse(mermaid));
  const layer = layers(graph);
  const columns = [];
  for (const node of graph.nodes.values()) (columns[layer.get(node.id)] ??= []).push(node);
  const place = new Map();
  arrange(columns.filter(Boolean), graph, place);
  const right = Math.max(...[...place.values()].map(at => at.x)) + WIDTH + 8;
  const bottom = Math.max(...[...place.values()].map(at => at.y)) + HEIGHT + 8;
  return h('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'The topology, drawn' },
    s('svg', { class: 'topology', viewBox: `0 0 ${right} ${bottom}`, role: 'img', 'aria-label': summary(graph) },
      s('defs', {}, s('marker', { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
        s('path', { d: 'M0 0 8 4 0 8z' }))),
      graph.edges.map(edge => arrow(place.get(edge.from), place.get(edge.to), edge.stored)),
      [...graph.nodes.values()].map(node => box(node, place.get(node.id)))));
}

/** The steps in words, for the details below the drawing. */
export function topologySteps(mermaid) {
  const { nodes, edges } = parse(mermaid);
  return edges.map(edge => `${nodes.get(edge.from).name} ${edge.stored ? 'keeps' : '→'} ${nodes.get(edge.to).name}`);
}

/** Without the processors that only pass on, such as those that turn records into bytes or hand them to a topic. */
function withoutChains({ nodes, edges }) {
  const kept = new Map(nodes);
  let left = [...edges];
  const passes = (node, into, out) => node.kind === 'processor' && into.length === 1 && out.length === 1
    && (/-(bytes|filter|sink|source)$/.test(node.id)
      || kept.get(into[0].from).kind === 'topic' || kept.get(out[0].to).kind === 'topic');
  for (let before = Infinity; kept.size < before;) {
    before = kept.size;
    for (const node of [...kept.values()]) {
      const into = left.filter(edge => edge.to === node.id);
      const out = left.filter(edge => edge.from === node.id);
      if (passes(node, into, out)) {
        left = left.filter(edge => edge !== into[0] && edge !== out[0]);
        left.push({ from: into[0].from, to: out[0].to, stored: out[0].stored });
        kept.delete(node.id);
      }
    }
  }
  return { nodes: kept, edges: left };
}

function arrange(columns, { edges }, place) {
  columns.forEach((column, x) => {
    const wish = node => {
      const from = edges.filter(edge => edge.to === node.id).map(edge => place.get(edge.from)?.y).filter(y => y !== undefined);
      return from.length ? from.reduce((a, b) => a + b, 0) / from.length : Infinity;
    };
    const order = column.map(node => ({ node, y: wish(node) })).sort((a, b) => a.y - b.y || a.node.name.localeCompare(b.node.name));
    let free = 8;
    for (const { node, y } of order) {
      const at = Math.max(free, Number.isFinite(y) ? y : free);
      place.set(node.id, { x: 8 + x * (WIDTH + GAP_X), y: at });
      free = at + HEIGHT + GAP_Y;
    }
  });
}

function arrow(from, to, stored) {
  const back = to.x <= from.x;
  const [x1, y1] = [from.x + WIDTH, from.y + HEIGHT / 2];
  const [x2, y2] = [to.x - 1, to.y + HEIGHT / 2];
  const bend = back ? 60 : Math.max(18, (x2 - x1) / 2);
  return s('path', {
    class: stored ? 'edge stored' : 'edge', d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    'marker-end': stored ? undefined : 'url(#tip)',
  });
}

function box(node, { x, y }) {
  const short = node.name.replace(/^[\w-]+\./, '');
  return s('g', { class: `node ${node.kind}`, transform: `translate(${x} ${y})` },
    s('title', {}, `${node.kind} ${node.name}`),
    s('rect', { width: WIDTH, height: HEIGHT, rx: node.kind === 'topic' ? HEIGHT / 2 : node.kind === 'store' ? 2 : 6 }),
    s('text', { x: WIDTH / 2, y: HEIGHT / 2 + 4, 'text-anchor': 'middle' }, short.length > 20 ? `${short.slice(0, 19)}…` : short));
}

function summary({ nodes }) {
  const count = kind => [...nodes.values()].filter(node => node.kind === kind).length;
  return `${count('topic')} topics, ${count('processor')} processors and ${count('store')} stores; the list below names them`;
}
