// Tells whoever shows this page how high its content is: our own embed.js, WordPress, AMP, Medium and Pym each read
// the message that they know. The content is measured, not the window, so the height can shrink, too.
(() => {
  const host = window.parent;
  if (host === window) return;
  const content = document.getElementById("embed");
  const find = (pattern, text) => (pattern.exec(text) || [])[1];
  const secret = find(/[?&]secret=([a-z0-9]+)(?:&|$)/i, location.hash);
  const child = find(/[?&]childId=([\w-]+)/, location.search);
  const post = (message) => host.postMessage(message, "*");
  let last = 0;
  const send = (again) => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (!again && Math.abs(height - last) < 2) return;
    last = height;
    post({ type: "ogp-embed:height", v: 1, height });
    if (secret) post({ message: "height", value: height, secret });
    post({ sentinel: "amp", type: "embed-size", height });
    post(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
    if (child) post(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
  };
  addEventListener("load", () => send());
  document.fonts.ready.then(() => send());
  new ResizeObserver(() => send()).observe(content);
  addEventListener("message", ({ source, data }) => {
    if (source !== host || !data) return;
    if (data.type === "ogp-embed:ready" || (data.message === "ready" && data.secret === secret)) send(true);
  });
  // In the sandbox of WordPress a link opens nothing; its script follows the link instead.
  addEventListener("click", (event) => {
    const link = secret && event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    post({ message: "link", value: link.href, secret });
  });
})();
