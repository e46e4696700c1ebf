/**
 * How a playbook's reader got there, as the link said: `#from=<diagnostic>&for=<questions>&path=<playbooks in order>`, so that
 * it works in a new tab too.
 *
 * It tells of weak answers, and an address is easily passed on: it moves into the tab's own storage at once, where it
 * outlives a reload. Storage that refuses leaves it in the fragment.
 */

import { openStore } from "./store.mjs";

/** Empty for whoever comes from elsewhere. @param {HTMLElement} root a component with the playbook's `slug` and the site's `root` */
export function arrival({ dataset }) {
  const store = openStore(dataset.root ?? "", "sessionStorage");
  const key = `from:${dataset.slug}`;
  const carried = location.hash.slice(1);
  if (new URLSearchParams(carried).has("from") && store.write(key, carried)) {
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return new URLSearchParams(store.read(key) ?? carried);
}
