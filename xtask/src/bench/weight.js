// Waits until the page can be used and a second more, then tells when that was, and what it has transferred, by part.
const done = arguments[arguments.length - 1];
const part = entry => {
  const path = new URL(entry.name).pathname;
  if (entry.entryType === 'navigation') return 'document';
  return ['css', 'js', 'wasm'].find(kind => path.endsWith(`.${kind}`)) ?? 'other';
};
const tell = () => {
  const page = performance.getEntriesByType('navigation')[0];
  const parts = {};
  for (const entry of [page, ...performance.getEntriesByType('resource')]) {
    parts[part(entry)] = (parts[part(entry)] ?? 0) + entry.transferSize;
  }
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  // Times are in milliseconds. A page is parsed before it can be used.
  const { ready, busy } = window.seen;
  done({ parts, interactive: Math.max(ready, busy, paint?.startTime ?? 0, page.domInteractive) });
};
const wait = () => (window.seen.ready > 0 ? setTimeout(tell, 1000) : setTimeout(wait, 20));
wait();
