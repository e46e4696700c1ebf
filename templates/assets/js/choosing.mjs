/** From when a plan runs, what is in it, and in which order: added with what it needs, dropped, moved, there already (PL-1, PL-2). Pure. */

import { day, iso, monday } from "./scoring/calendar.mjs";
import { ordered } from "./scoring/plan.mjs";
import { withNeeds } from "./scoring/counsel.mjs";
import { takenUp } from "./scoring/planning.mjs";
import { withPlaybook } from "./plans.mjs";

/** @typedef {import("./scoring/contract").Plan} Plan */
/** @typedef {import("./scoring/contract").Catalogue} Catalogue */

const WEEK = 7;

/** The Monday after a day, on which a plan starts unless its maker says otherwise. @param {string} today */
export function nextMonday(today) {
  return iso(monday(day(today)) + WEEK);
}

/**
 * A plan with a playbook added after what it needs.
 * @param {Plan} plan @param {string} slug @param {Catalogue} catalogue @param {ReadonlyMap<string, string[]>} mends @returns {Plan}
 */
export function withAdded(plan, slug, catalogue, mends) {
  const offers = new Map(catalogue.playbooks.map((offer) => [offer.playbook, offer]));
  const needs = new Map(catalogue.playbooks.map((offer) => [offer.playbook, offer.needs]));
  const there = new Set(plan.playbooks.map(({ playbook }) => playbook));
  const fresh = withNeeds([slug], needs, new Set([...plan.met, ...there])).filter((found) => !there.has(found));
  const added = fresh.flatMap((found) => takenUp(offers.get(found), mends.get(found) ?? [], plan.start));
  const later = plan.later.filter((found) => !fresh.includes(found));
  return inOrder({ ...plan, later, playbooks: [...plan.playbooks, ...added] });
}

/** A plan with a playbook one place earlier, as far as what it needs lets it. @param {Plan} plan @param {string} slug @returns {Plan} */
export function withEarlier(plan, slug) {
  const place = plan.playbooks.findIndex(({ playbook }) => playbook === slug);
  if (place < 1) return plan;
  const playbooks = [...plan.playbooks];
  playbooks.splice(place - 1, 0, ...playbooks.splice(place, 1));
  return inOrder({ ...plan, playbooks });
}

/** A plan that has no use for a playbook: it is there already. @param {Plan} plan @param {string} slug @returns {Plan} */
export function withMet(plan, slug) {
  const playbooks = plan.playbooks.filter(({ playbook }) => playbook !== slug);
  return { ...plan, met: [...new Set([...plan.met, slug])].sort(), playbooks };
}

/** A plan that has dropped a playbook for a reason, or taken it back. @param {Plan} plan @param {string} slug @param {string | null} reason */
export function withDropped(plan, slug, reason) {
  return withPlaybook(plan, slug, (entry) => ({ ...entry, dropped: reason }));
}

/** @param {Plan} plan @returns {Plan} */
function inOrder(plan) {
  const entries = new Map(plan.playbooks.map((entry) => [entry.playbook, entry]));
  const order = ordered(entries.keys(), (slug) => entries.get(slug)?.needs ?? []);
  return { ...plan, playbooks: order.flatMap((slug) => entries.get(slug) ?? []) };
}
