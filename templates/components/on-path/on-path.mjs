/**
 * The guide that comes next for whoever follows a path: in a plan that holds this one, else in the result that led here.
 *
 * A plan knows the title; the link from a result carries no words, which anybody could write into it, but names. The
 * title is then read off the guide's own page, which its reader is likely to open next.
 */

import { arrival } from "../../js/arrival.mjs";
import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {{n: number, slug: string, title: string, carried?: URLSearchParams}} Next  `n` is its number on the path */

const TITLE = "rumbo-title";
const SLUG = /^[a-z0-9-]+$/;

/** @type {import("../../js/boot.mjs").Start} */
export async function start(root, signal) {
  const here = location.href;
  const carried = arrival(root);
  const next = (await inPlan(root)) ?? (await inResult(root.dataset.slug ?? "", carried, here, signal));
  if (!next) return;
  const link = /** @type {HTMLAnchorElement} */ (hook(root, '[data-slot="next"]', "on-path"));
  const url = new URL(`../${next.slug}/`, here);
  url.hash = next.carried?.toString() ?? "";
  link.href = url.href;
  say(link, "text", { n: next.n, title: next.title });
  root.hidden = false;
}

/** What is dropped or done is passed over. @param {HTMLElement} root @returns {Promise<Next | null>} */
async function inPlan({ dataset }) {
  if (!document.documentElement.hasAttribute("data-plan")) return null;
  const { KeptPlans } = await import("../../js/kept_plans.mjs");
  for (const plan of new KeptPlans(dataset.root ?? "").readable) {
    const kept = plan.playbooks.filter(({ dropped }) => dropped === null);
    const place = kept.findIndex(({ playbook }) => playbook === dataset.slug);
    const next = kept.findIndex(({ tasks }, index) => index > place && tasks.some(({ state }) => state !== "done"));
    if (place >= 0 && next > 0) return { n: next + 1, slug: kept[next].playbook, title: kept[next].title };
  }
  return null;
}

/** @param {string} slug @param {URLSearchParams} carried @param {string} here @param {AbortSignal} signal @returns {Promise<Next | null>} */
async function inResult(slug, carried, here, signal) {
  const path = (carried.get("path") ?? "").split(" ");
  const place = path.indexOf(slug) + 1;
  const next = path[place] ?? "";
  if (!place || !SLUG.test(next)) return null;
  const answer = await fetch(new URL(`../${next}/`, here), { signal });
  if (!answer.ok) return null; // there is no such guide, whatever an address says
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const title = page.getElementById(TITLE)?.textContent ?? "";
  const further = new URLSearchParams({ from: carried.get("from") ?? "", path: path.join(" ") });
  return title ? { n: place + 1, slug: next, title, carried: further } : null;
}
