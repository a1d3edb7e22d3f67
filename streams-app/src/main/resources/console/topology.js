// The topology as the instance places it: topics, processors and stores in columns and rows, from left to right.

import { h, s } from './dom.js';

const WIDTH = 136;
const HEIGHT = 30;
const STEP_X = 162;
const STEP_Y = 44;
const MARGIN = 8;

/** A drawing of `{nodes: [{id, name, kind, column, row}], edges: [{from, to, stored}]}`. */
export function topologyDrawing({ nodes, edges }) {
  const place = new Map(nodes.map(node => [node.id, { x: MARGIN + node.column * STEP_X, y: MARGIN + node.row * STEP_Y }]));
  const right = Math.max(...[...place.values()].map(at => at.x)) + WIDTH + MARGIN;
  const bottom = Math.max(...[...place.values()].map(at => at.y)) + HEIGHT + MARGIN;
  return h('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': 'The topology, drawn' },
    s('svg', { class: 'topology', viewBox: `0 0 ${right} ${bottom}`, role: 'img', 'aria-label': summary(nodes) },
      s('defs', {}, s('marker', { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
        s('path', { d: 'M0 0 8 4 0 8z' }))),
      edges.map(edge => arrow(place.get(edge.from), place.get(edge.to), edge.stored)),
      nodes.map(node => box(node, place.get(node.id)))));
}

/** The same in words, for the details below the drawing. */
export function topologySteps({ nodes, edges }) {
  const names = new Map(nodes.map(node => [node.id, node.name]));
  return edges.map(edge => `${names.get(edge.from)} ${edge.stored ? 'keeps' : '→'} ${names.get(edge.to)}`);
}

function arrow(from, to, stored) {
  const [x1, y1] = [from.x + WIDTH, from.y + HEIGHT / 2];
  const [x2, y2] = [to.x - 1, to.y + HEIGHT / 2];
  const bend = x2 <= x1 ? 60 : Math.max(18, (x2 - x1) / 2);
  return s('path', {
    class: stored ? 'edge stored' : 'edge', d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    'marker-end': stored ? undefined : 'url(#tip)',
  });
}

function box(node, { x, y }) {
  const kind = node.kind.toLowerCase();
  const short = node.name.replace(/^[\w-]+\./, '');
  return s('g', { class: `node ${kind}`, transform: `translate(${x} ${y})` },
    s('title', {}, `${kind} ${node.name}${node.group ? `, ${node.group}` : ''}`),
    s('rect', { width: WIDTH, height: HEIGHT, rx: kind === 'topic' ? HEIGHT / 2 : kind === 'store' ? 2 : 6 }),
    s('text', { x: WIDTH / 2, y: HEIGHT / 2 + 4, 'text-anchor': 'middle' }, short.length > 20 ? `${short.slice(0, 19)}…` : short));
}

function summary(nodes) {
  const count = kind => nodes.filter(node => node.kind === kind).length;
  return `${count('TOPIC')} topics, ${count('PROCESSOR')} processors and ${count('STORE')} stores; the list below names them`;
}
