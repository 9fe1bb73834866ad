// Runs before all else in a page: notes when its chart can be used, and when its last long task ended.
window.seen = { ready: 0, busy: 0 };
// Ours is awake when its marks can be reached by keys; the peers' pages say so themselves. An embed has no script to wait for.
const ready = location.pathname.startsWith('/embed/') ? 'svg' : '.hits[tabindex], html[data-ready]';
new MutationObserver((_, watch) => {
  if (!document.querySelector(ready)) return;
  window.seen.ready = performance.now();
  watch.disconnect();
}).observe(document, { attributes: true, childList: true, subtree: true });
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.seen.busy = Math.max(window.seen.busy, entry.startTime + entry.duration);
}).observe({ type: 'longtask', buffered: true });
