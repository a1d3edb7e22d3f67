// Small drawings: lines, strips of numbers.

import { s } from './dom.js';

/** A line of values, oldest first; the words beside it give the figures. */
export function sparkline(values, { width = 240, height = 40 } = {}) {
  const top = Math.max(1, ...values);
  const step = width / Math.max(1, values.length - 1);
  const points = values.map((value, i) => `${(i * step).toFixed(1)},${(height - 2 - (value / top) * (height - 4)).toFixed(1)}`);
  return s('svg', { class: 'sparkline', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    points.length > 1 && s('polygon', { class: 'area', points: `0,${height} ${points.join(' ')} ${width},${height}` }),
    points.length > 1 && s('polyline', { class: 'line', points: points.join(' ') }));
}

/** A vector as bars up and down from the middle. */
export function vectorBars(values, label) {
  const width = 4 * values.length;
  const half = 28;
  const top = Math.max(1e-9, ...values.map(Math.abs));
  return s('svg', { class: 'vector', viewBox: `0 0 ${width} ${2 * half}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
    values.map((value, i) => {
      const size = Math.max(0.6, (Math.abs(value) / top) * (half - 1));
      return s('rect', { class: value < 0 ? 'minus' : 'plus', x: 4 * i + 0.5, width: 3, y: value < 0 ? half : half - size, height: size });
    }));
}
