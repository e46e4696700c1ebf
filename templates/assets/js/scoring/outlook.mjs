/**
 * What the nodes would score under other answers, above all if some questions were mended (SC-15).
 *
 * Mending sets a question's s to 1 and lifts its own caps; visibility, states, coverage and all other answers stay as
 * they are. Only the nodes above a changed item are worked out again, each from how far its children moved.
 */

import { ONE, sum, WHOLE, ZERO } from "./rational.mjs";
import { atMost, combine, triggered } from "./nodes.mjs";
import { isAnswer } from "./states.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {import("./instrument.mjs").Instrument} Instrument */
/** @typedef {import("./instrument.mjs").Item} Item */
/** @typedef {import("./instrument.mjs").Node} Node */
/** @typedef {import("./nodes.mjs").Figures} Figures */
/** @typedef {import("./states.mjs").Response} Response */
/** @typedef {Map<string, Response>} Responses */
/** @typedef {{value: Rational | null, raw: Rational | null}} Level  a node's value, and that before its own caps */
/** @typedef {Map<string, Level>} Levels  by node */

/** The best answer there could be, which sets no cap off. @type {Response} */
const MENDED = { state: "answered", s: ONE, chosen: [] };

/** All about one respondent that other answers never change. */
export class Ground {
  /** @param {Instrument} instrument @param {Responses} responses @param {Map<string, Figures>} figures */
  constructor(instrument, responses, figures) {
    this.instrument = instrument;
    this.responses = responses;
    this.figures = figures;
    /** The nodes above every item, innermost first. @type {Map<string, Node[]>} */
    this.above = new Map();
    /** What an s of 1 in an item adds to the raw value of the node that holds it. @type {Map<string, Rational>} */
    this.worth = new Map();
    /** The part that every node has in the mean of the one above it. @type {Map<string, Rational>} */
    this.parts = new Map();
    /** What mending it adds to that value. @type {Map<string, Rational>} */
    this.lifts = new Map();
    /** What it adds to the overall weighted mean, caps and weakest links aside. @type {Map<string, Rational>} */
    this.leverage = new Map();
    /** Node, weight and lift of an item; itself where it holds a cap. @type {Map<string, string>} */
    this.kinds = new Map();
    this.#survey(instrument.overall, [], ONE);
    /** The answered items below their best that move something: of positive weight or with a cap (SC-14). */
    this.improvable = [...instrument.items.values()].filter((item) => this.#isImprovable(item));
    /** @type {Map<string, Rational> | null} */
    this.found = null;
  }

  /** What mending every improvable item alone would give back overall (0 to 100). */
  get costs() {
    return (this.found ??= this.#costs());
  }

  /** The outlook with nothing changed. */
  today() {
    return new Outlook(this);
  }

  /** @param {Item} item */
  pathOf(item) {
    return /** @type {Node[]} */ (this.above.get(item.id));
  }

  /** @param {Item} item */
  responseTo(item) {
    return /** @type {Response} */ (this.responses.get(item.id));
  }

  /** The nodes between an item and one above it, innermost first. @param {Node} node @param {string} item */
  pathTo(node, item) {
    const path = /** @type {Node[]} */ (this.above.get(item));
    return path.slice(0, path.indexOf(node));
  }

  /** Items of the same kind move the nodes above them alike. @param {Item} item */
  kindOf(item) {
    return /** @type {string} */ (this.kinds.get(item.id));
  }

  /** @param {Node} node @param {Node[]} enclosing @param {Rational} part in the overall mean */
  #survey(node, enclosing, part) {
    const path = [node, ...enclosing];
    const counted = node.items.filter((item) => this.responseTo(item).s);
    const weight = sum(counted.map((item) => item.weight));
    for (const item of node.items) this.above.set(item.id, path);
    for (const item of counted) {
      const worth = item.weight.isZero ? ZERO : WHOLE.times(item.weight).over(weight);
      const lift = worth.times(ONE.minus(this.responseTo(item).s ?? ZERO));
      this.worth.set(item.id, worth);
      this.lifts.set(item.id, lift);
      this.leverage.set(item.id, lift.times(part));
      this.kinds.set(item.id, item.caps.length ? item.id : `${node.id} ${item.weight} ${lift}`);
    }
    const present = node.nodes.filter((child) => this.figures.get(child.id)?.value);
    const total = sum(present.map((child) => child.weight));
    for (const child of present) this.parts.set(child.id, child.weight.over(total));
    for (const child of node.nodes) this.#survey(child, path, part.times(this.parts.get(child.id) ?? ZERO));
  }

  /** @param {Item} item */
  #isImprovable(item) {
    const response = this.responseTo(item);
    return isAnswer(response) && !response.s?.equals(ONE) && !(item.weight.isZero && !item.caps.length);
  }

  #costs() {
    /** @type {Map<string, Rational>} */
    const ofKind = new Map();
    const costs = this.improvable.map((item) => {
      const kind = this.kindOf(item);
      const cost = ofKind.get(kind) ?? this.today().gainOfOne(this.instrument.overall, item.id);
      ofKind.set(kind, cost);
      return /** @type {const} */ ([item.id, cost]);
    });
    return new Map(costs);
  }
}

/** The level of every node under some changed answers. */
export class Outlook {
  /** @param {Ground} ground */
  constructor(ground) {
    this.ground = ground;
    /** @type {Responses} */
    this.changes = new Map();
    /** @type {Levels} */
    this.levels = new Map(ground.figures);
  }

  /** Mend these as well. @param {Iterable<string>} items */
  mend(items) {
    this.change(mending(items));
  }

  /** Take other answers to items that are answered; visibility stays as it is. @param {Responses} changes */
  change(changes) {
    for (const [id, level] of this.moved(changes)) this.levels.set(id, level);
    for (const [id, response] of changes) this.changes.set(id, response);
  }

  /** Whether nothing but means leads up from these nodes, no cap and no weakest child. @param {Node[]} path */
  isStraight(path) {
    return path.every((node) => !node.weakest && !this.standing(node).length);
  }

  /**
   * Whether the overall value hangs on a node: of a weakest link's children the lowest alone do, and all as low.
   * @param {string} id @param {Node} under
   * @returns {boolean}
   */
  rules(id, under = this.ground.instrument.overall) {
    if (under.id === id) return true;
    const lowest = this.levels.get(under.id)?.raw;
    return under.nodes.some((child) => {
      const value = this.levels.get(child.id)?.value;
      return (!under.weakest || (lowest && value?.equals(lowest))) && this.rules(id, child);
    });
  }

  /** The triggered caps on this very node. @param {Node} node */
  standing(node) {
    return standing(node, (item) => this.#responseTo(item));
  }

  /**
   * By how much mending these too would raise a node; 0 for one without a value.
   * @param {Node} node @param {string[]} items below it
   */
  gain(node, items) {
    return this.rise(node, this.moved(mending(items), node));
  }

  /** By how much a node stands higher in levels that others changed; 0 for one without a value. @param {Node} node @param {Levels} then */
  rise(node, then) {
    const before = this.levels.get(node.id)?.value;
    const after = then.get(node.id)?.value;
    return after && before ? after.minus(before) : ZERO;
  }

  /**
   * The same for one item that is not mended yet: no more than a walk up its path.
   * @param {Node} top @param {string} item
   */
  gainOfOne(top, item) {
    /** @type {Levels} */
    const levels = new Map();
    let shift = this.ground.lifts.get(item) ?? ZERO;
    for (const node of /** @type {Node[]} */ (this.ground.above.get(item))) {
      const before = /** @type {Level} */ (this.levels.get(node.id));
      const raw = before.raw && (this.#weakestOf(node, levels) ?? before.raw.plus(shift));
      const value = atMost(
        raw,
        this.standing(node).filter((cap) => cap.item !== item),
      );
      shift = value && before.value ? value.minus(before.value) : ZERO;
      if (node === top) break;
      levels.set(node.id, { raw, value });
      shift = shift.times(this.ground.parts.get(node.id) ?? ZERO);
    }
    return shift;
  }

  /**
   * The levels that other answers change, from those of the items' own nodes up to that of `top`.
   * @param {Responses} changes @param {Node} top @returns {Levels}
   */
  moved(changes, top = this.ground.instrument.overall) {
    /** @type {Map<Node, Rational[]>} */
    const shifts = new Map();
    for (const [item, response] of changes) {
      const path = /** @type {Node[]} */ (this.ground.above.get(item));
      for (const node of path) if (!shifts.has(node)) shifts.set(node, []);
      shifts.get(path[0])?.push(this.#shift(item, response));
    }
    const levels = new Map();
    this.#move(top, shifts, levels, (item) => changes.get(item) ?? this.#responseTo(item));
    return levels;
  }

  /** @param {string} item */
  #responseTo(item) {
    return /** @type {Response} */ (this.changes.get(item) ?? this.ground.responses.get(item));
  }

  /** What another answer adds to the raw value of the item's node. @param {string} item @param {Response} response */
  #shift(item, response) {
    if (response === MENDED && !this.changes.has(item)) return this.ground.lifts.get(item) ?? ZERO;
    const step = (response.s ?? ZERO).minus(this.#responseTo(item).s ?? ZERO);
    return step.times(this.ground.worth.get(item) ?? ZERO);
  }

  /**
   * Work out a node after its children; how far its value moves.
   * @param {Node} node @param {Map<Node, Rational[]>} shifts @param {Levels} levels
   * @param {(item: string) => Response} responseTo @returns {Rational}
   */
  #move(node, shifts, levels, responseTo) {
    const own = shifts.get(node);
    if (!own) return ZERO;
    for (const child of node.nodes) {
      const part = this.ground.parts.get(child.id);
      const shift = this.#move(child, shifts, levels, responseTo);
      if (part) own.push(shift.times(part));
    }
    const before = /** @type {Level} */ (this.levels.get(node.id));
    const raw = before.raw && (this.#weakestOf(node, levels) ?? before.raw.plus(sum(own)));
    const value = atMost(raw, standing(node, responseTo));
    levels.set(node.id, { raw, value });
    return value && before.value ? value.minus(before.value) : ZERO;
  }

  /** The lowest value of its children, for a node that combines them so. @param {Node} node @param {Levels} levels */
  #weakestOf(node, levels) {
    if (!node.weakest || !node.nodes.length) return null;
    const valueOf = (/** @type {Node} */ { id }) => (levels.get(id) ?? this.levels.get(id))?.value ?? null;
    return combine(node, node.nodes.map(valueOf));
  }
}

/** These items mended. @param {Iterable<string>} items @returns {Responses} */
export const mending = (items) => new Map([...items].map((item) => [item, MENDED]));

/** The triggered caps on a node. @param {Node} node @param {(item: string) => Response} responseTo */
function standing(node, responseTo) {
  return node.caps.filter((cap) => triggered(cap, responseTo(cap.item)));
}
