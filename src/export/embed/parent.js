// Beside embedded charts: gives each iframe the height that its content tells. Charts work without it, at a fixed height.
(() => {
  const frames = () => document.querySelectorAll("iframe[data-ogp-embed]");
  addEventListener("message", ({ data, origin, source }) => {
    const { type, v, height } = data || {};
    if (type !== "ogp-embed:height" || v !== 1 || !Number.isFinite(height)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== source) continue;
      // In a sandbox a page has no origin that could be compared.
      const opaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
      if (!opaque && origin !== new URL(frame.src, location.href).origin) continue;
      frame.style.height = `${Math.min(2000, Math.max(120, Math.round(height)))}px`;
    }
  });
  // Those that were there first have told it already.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "ogp-embed:ready" }, "*");
})();
