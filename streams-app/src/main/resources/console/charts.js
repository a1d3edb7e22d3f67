// Lines over time, drawn by Chart.js, which is fetched when the first is wanted.

let loaded;

const library = () => loaded ??= new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = new URL('chart.umd.min.js', import.meta.url);
  script.onload = () => resolve(globalThis.Chart);
  script.onerror = () => reject(new Error('the charts cannot be loaded'));
  document.head.append(script);
});

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * A chart of lines on a canvas. `lines` are `{label, colour, dash}`, `unit` names the values. Returns `show(labels, rows)`, with a
 * row of values a line, and `close()`.
 */
export async function lineChart(canvas, lines, unit) {
  const Chart = await library();
  const chart = new Chart(canvas, {
    type: 'line',
    data: { labels: [], datasets: lines.map(line => ({ label: line.label, data: [], borderDash: line.dash || [] })) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      elements: { point: { radius: 0, hitRadius: 8 }, line: { borderWidth: 1.75, tension: 0.25 } },
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 18, boxHeight: 1, font: { size: 12 } } } },
      scales: {
        x: { ticks: { maxTicksLimit: 6, maxRotation: 0 }, grid: { display: false } },
        y: { beginAtZero: true, ticks: { maxTicksLimit: 5 }, title: { display: true, text: unit } },
      },
    },
  });
  const paint = () => {
    const text = colour('--muted');
    chart.data.datasets.forEach((set, i) => {
      set.borderColor = colour(lines[i].colour);
      set.backgroundColor = set.borderColor;
    });
    chart.options.color = text;
    for (const axis of Object.values(chart.options.scales)) {
      axis.ticks.color = text;
      axis.grid.color = colour('--line');
      axis.border = { color: colour('--line') };
      if (axis.title) axis.title.color = text;
    }
    chart.update('none');
  };
  paint();
  document.addEventListener('freshet:theme', paint);
  return {
    show(labels, rows) {
      chart.data.labels = labels;
      // A line needs two points; a single one is drawn as such.
      chart.options.elements.point.radius = labels.length < 3 ? 2.5 : 0;
      rows.forEach((row, i) => { chart.data.datasets[i].data = row; });
      chart.update('none');
    },
    close() {
      document.removeEventListener('freshet:theme', paint);
      chart.destroy();
    },
  };
}
