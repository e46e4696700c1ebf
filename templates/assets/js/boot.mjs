/**
 * Starts what a page holds: for every `[data-component]` the module of that name, each on its own, so that one that
 * fails leaves the others running. The only module to look at the document by itself.
 */

/**
 * What a component's module exports as `start`. `signal` ends when the page is left, under instant navigation too.
 * @typedef {(root: HTMLElement, signal: AbortSignal) => void | Promise<void>} Start
 */

let page = new AbortController();

/** Leave the page before, if any, and start what this one holds. */
function boot() {
  page.abort();
  page = new AbortController();
  for (const root of document.querySelectorAll("[data-component]")) {
    if (!(root instanceof HTMLElement)) continue;
    settle(root.dataset);
    void start(root, page.signal);
  }
}

/** Relative URLs become whole ones as long as the page is where it is: by the time they are used it may have been left. @param {DOMStringMap} data */
function settle(data) {
  for (const name of ["root", "document", "result"]) {
    if (data[name] !== undefined) data[name] = new URL(data[name] ?? "", location.href).href;
  }
}

/**
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
async function start(root, signal) {
  const name = root.dataset.component;
  try {
    /** @type {{ start: Start }} */
    const component = await import(`../components/${name}/${name}.mjs`);
    if (!signal.aborted) await component.start(root, signal);
  } catch (error) {
    // A page that is left before a component has started takes the import with it: that is no fault.
    if (signal.aborted) return;
    console.error(`Component "${name}" did not start.`, error);
    root.querySelector("[data-unstarted]")?.removeAttribute("hidden");
  }
}

/** The engine's stream of pages; it tells of the current one at once. Absent where the engine has no such thing. */
const pages = /** @type {{ document$?: { subscribe(next: () => void): void } }} */ (window).document$;
if (pages) pages.subscribe(boot);
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", boot);
else boot();
