/**
 * The plan document (PL-10): made from a result or from a choice (PL-1, PL-2), and planned again (PL-8).
 *
 * Pure: no page, no clock, no words. Its twin is generator/rumbo/scoring/planning.py, which makes the same bytes.
 */

import { day, iso, monday } from "./calendar.mjs";
import { atFirst, withNeeds } from "./counsel.mjs";
import { ordered, schedule } from "./plan.mjs";
import { staircase } from "./staircase.mjs";

/** @typedef {import("./contract").Catalogue} Catalogue */
/** @typedef {import("./contract").Plan} Plan */
/** @typedef {import("./contract").PlannedPhase} PlannedPhase */
/** @typedef {import("./contract").PlannedPlaybook} PlannedPlaybook */
/** @typedef {import("./counsel.mjs").Counsel} Counsel */
/** @typedef {import("./outlook.mjs").Ground} Ground */
/** @typedef {import("./plan.mjs").Run} Run */
/**
 * When and how a plan is to run; dates as text.
 * @typedef {Pick<Plan, "start" | "at_once" | "mode" | "pauses">} Wish
 */
/** @typedef {{task: string, before: string, after: string}} Moved  a task as `playbook/step` with another date (PL-8) */

const FORMAT = 1;

/** @param {{state: string}} task */
export const isOver = ({ state }) => state === "done" || state === "dropped";

/**
 * A plan of the first remedies of a result, or without one of what is `wanted`; `done` playbooks are left out.
 * @param {Catalogue} catalogue @param {Wish} wish @param {Counsel | null} counsel
 * @param {readonly string[]} [wanted] @param {ReadonlySet<string>} [done] @returns {Plan}
 */
export function newPlan(catalogue, { start, at_once, mode, pauses }, counsel, wanted = [], done = new Set()) {
  const offers = new Map(catalogue.playbooks.map((offer) => [offer.playbook, offer]));
  const needs = new Map(catalogue.playbooks.map((offer) => [offer.playbook, offer.needs]));
  const had = new Set([...(counsel?.met ?? []), ...done]);
  const first = counsel ? atFirst(counsel.order, done) : wanted;
  const chosen = ordered(withNeeds(first, needs, had), (slug) => needs.get(slug) ?? []);
  return planned(
    {
      format: FORMAT,
      diagnostic: counsel?.ground.instrument.diagnostic ?? null,
      language: catalogue.language,
      start,
      planned_from: start,
      at_once,
      mode,
      pauses,
      answers: counsel?.answers ?? null,
      met: [...had].sort(),
      later: (counsel?.order ?? []).filter((slug) => !chosen.includes(slug) && !done.has(slug)),
      playbooks: chosen.flatMap((slug) => takenUp(offers.get(slug), counsel?.mends.get(slug) ?? [], start)),
      today: null,
      phases: [],
      reviews: [],
    },
    day(start),
    counsel?.ground ?? null,
  );
}

/**
 * The plan with what is not done planned again from the present week on (PL-8); what is done keeps its date.
 * @param {Plan} plan @param {string} today @param {Ground | null} ground
 */
export function plannedAnew(plan, today, ground) {
  return planned(plan, Math.max(day(plan.start), monday(day(today))), ground);
}

/** The tasks of both whose date is another one, in the order of the later plan. @param {Plan} before @param {Plan} after @returns {Moved[]} */
export function moved(before, after) {
  const known = dates(before);
  return [...dates(after)].flatMap(([task, due]) => {
    const was = known.get(task);
    return was === undefined || was === due ? [] : [{ task, before: was, after: due }];
  });
}

/** @param {Plan} plan @returns {Map<string, string>} */
function dates({ playbooks }) {
  const inside = playbooks.filter(({ dropped }) => dropped === null);
  return new Map(inside.flatMap(({ playbook, tasks }) => tasks.map(({ step, due }) => [`${playbook}/${step}`, due])));
}

/**
 * @param {import("./contract").PlaybookOffer | undefined} offer @param {readonly string[]} mends @param {string} day
 * @returns {PlannedPlaybook[]}
 */
export function takenUp(offer, mends, day) {
  if (!offer) return [];
  const { playbook, title, weeks, needs } = offer;
  const tasks = offer.tasks.map(({ step, task, owner, measure, week }) => ({
    step,
    task,
    role: owner,
    owner: "",
    measure,
    week,
    due: day,
    state: /** @type {const} */ ("to-do"),
    reason: "",
    note: "",
  }));
  return [{ playbook, title, owner: "", dropped: null, weeks, needs, mends: [...mends], opens: day, ends: day, tasks }];
}

/** @param {Plan} plan @param {number} start @param {Ground | null} ground @returns {Plan} */
function planned(plan, start, ground) {
  const made = schedule(intent(plan, start), undertakings(plan));
  const runs = new Map(made.flatMap((phase) => phase.runs.map((run) => [run.playbook, run])));
  const playbooks = plan.playbooks.map((entry) => dated(entry, runs.get(entry.playbook)));
  const opens = new Map(playbooks.map((entry) => [entry.playbook, entry.opens]));
  const coming = made.map((phase) => {
    const slugs = phase.runs.map(({ playbook }) => playbook);
    const [first = ""] = slugs.map((slug) => opens.get(slug) ?? "").sort(); // it opened when the first of them began
    return { opens: first, gate: iso(phase.gate), playbooks: slugs, expected: null };
  });
  const phases = [...past(plan, runs), ...coming];
  const mends = new Map(playbooks.map((entry) => [entry.playbook, entry.mends]));
  const mended = phases.map((phase) => phase.playbooks.flatMap((slug) => mends.get(slug) ?? []));
  const [today = null, ...steps] = ground ? staircase(ground, mended) : [];
  return {
    ...plan,
    planned_from: iso(start),
    playbooks,
    today,
    phases: phases.map((phase, place) => ({ ...phase, expected: steps[place] ?? null })),
  };
}

/** @param {Plan} plan @param {number} start @returns {import("./plan.mjs").Intent} */
function intent(plan, start) {
  const inside = plan.playbooks.filter(({ dropped }) => dropped === null);
  const over = inside.flatMap(({ playbook, tasks }) =>
    tasks.filter(isOver).map(({ step, due }) => /** @type {const} */ ([`${playbook}/${step}`, day(due)])),
  );
  return {
    start,
    chosen: inside.map(({ playbook }) => playbook),
    atOnce: plan.at_once,
    mode: plan.mode,
    pauses: plan.pauses.map(({ first, last }) => ({ first: day(first), last: day(last) })),
    kept: new Map(over),
  };
}

/** A need counts where it stands before: so a document by anybody's hand can hold no circle. @param {Plan} plan */
function undertakings({ playbooks }) {
  const slugs = playbooks.map(({ playbook }) => playbook);
  return new Map(
    playbooks.map(({ playbook, weeks, needs, tasks }, place) => {
      const before = slugs.slice(0, place);
      const undertaking = {
        playbook,
        weeks: Math.max(weeks, ...tasks.map(({ week }) => week)),
        needs: needs.filter((need) => before.includes(need)),
        tasks: new Map(tasks.map(({ step, week }) => [step, week])),
      };
      return [playbook, undertaking];
    }),
  );
}

/** A playbook under way keeps the day on which it began; one that has ended keeps all its dates. @param {PlannedPlaybook} entry @param {Run | undefined} run */
function dated(entry, run) {
  if (!run) return entry;
  const due = ({ step = "", due = "" }) => {
    const found = run.due.get(`${entry.playbook}/${step}`);
    return found === undefined ? due : iso(found);
  };
  return {
    ...entry,
    opens: entry.tasks.some(isOver) ? entry.opens : iso(run.opens),
    ends: iso(run.ends),
    tasks: entry.tasks.map((task) => ({ ...task, due: due(task) })),
  };
}

/** What has ended stays in its phase, which ends when the last of that did. @param {Plan} plan @param {ReadonlyMap<string, Run>} runs @returns {PlannedPhase[]} */
function past({ playbooks, phases }, runs) {
  const inside = playbooks.filter(({ dropped }) => dropped === null);
  const ends = new Map(inside.map((entry) => [entry.playbook, entry.ends]));
  return phases.flatMap((phase) => {
    const ended = phase.playbooks.filter((slug) => ends.has(slug) && !runs.has(slug));
    const last = ended.map((slug) => ends.get(slug) ?? "").sort();
    const gate = ended.length === phase.playbooks.length ? phase.gate : (last.at(-1) ?? "");
    return ended.length ? [{ ...phase, gate, playbooks: ended }] : [];
  });
}
