const done = arguments[arguments.length - 1];
const seen = { paint: 0, shift: 0, blocked: 0 };
const each = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take))
  .observe({ type, buffered: true });
each('largest-contentful-paint', entry => { seen.paint = entry.startTime; });
each('layout-shift', entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
each('longtask', entry => { seen.blocked += Math.max(0, entry.duration - 50); });
setTimeout(() => {
  const page = performance.getEntriesByType('navigation')[0];
  const all = [page, ...performance.getEntriesByType('resource')];
  const first = performance.getEntriesByName('first-contentful-paint')[0];
  done({
    ...seen,
    first: first ? first.startTime : 0,
    answered: page.responseStart,
    bytes: all.reduce((sum, entry) => sum + entry.transferSize, 0),
    requests: all.length,
  });
}, 1000);
