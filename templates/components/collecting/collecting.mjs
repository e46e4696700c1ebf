/**
 * Sends one's answers to the receiver that the site's owner names (TM-15), at a press and exactly as they are shown. Whatever
 * becomes of it is said, and nothing that is kept here changes.
 */

import { say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";
import { Handing } from "../share/handing.mjs";

/** @typedef {import("../diagnostic/diagnostic.mjs").DiagnosticPage} DiagnosticPage */
/** @typedef {{outcome: string, status?: number}} Sent */

const LONGEST_WAIT = 20_000;
const REFUSED = 400;
const FAILED = 500;

export class Collecting {
  /** @param {DiagnosticPage} page */
  constructor(page) {
    this.element = page.part("collecting");
    this.payload = /** @type {HTMLTextAreaElement} */ (this.#hook("[data-payload]"));
    this.button = /** @type {HTMLButtonElement} */ (this.#hook("[data-post]"));
    this.handing = new Handing(page, () => this.show(), this.element);
    this.button.addEventListener("click", () => void this.#send());
  }

  /** What would be sent now. */
  show() {
    this.payload.value = JSON.stringify(this.handing.document, null, 2);
    this.#say("nothing");
  }

  async #send() {
    this.button.disabled = true;
    this.#say("sending");
    const { outcome, status } = await this.#sent(this.payload.value);
    this.button.disabled = false;
    this.#say(outcome, status);
  }

  /** @param {string} text @returns {Promise<Sent>} */
  async #sent(text) {
    const url = this.element.dataset.collect ?? "";
    const key = this.element.dataset.encryptTo;
    try {
      return await post(url, key ? await sealed(text, key) : text);
    } catch {
      return { outcome: navigator.onLine ? "unsealed" : "offline" };
    }
  }

  /** @param {string} outcome @param {number} status */
  #say(outcome, status = 0) {
    say(this.#hook("[data-slot=said]"), outcome, { status });
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.element, selector, "collecting");
  }
}

/** @param {string} text @param {string} key */
async function sealed(text, key) {
  return JSON.stringify(await (await import("./sealing.mjs")).sealed(text, key));
}

/** Whatever becomes of it is an outcome. @param {string} url @param {string} body @returns {Promise<Sent>} */
async function post(url, body) {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), LONGEST_WAIT);
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json" },
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: waiting.signal,
    });
    return { outcome: outcomeOf(answer), status: answer.status };
  } catch {
    if (waiting.signal.aborted) return { outcome: "late" };
    return { outcome: navigator.onLine ? "unreachable" : "offline" };
  } finally {
    clearTimeout(timer);
  }
}

/** A receiver answers with JSON or with nothing: a page of words is somebody else's. @param {Response} answer */
function outcomeOf({ status, headers }) {
  if (status >= FAILED) return "failed";
  if (status >= REFUSED) return "refused";
  return status === 204 || headers.get("Content-Type")?.startsWith("application/json") ? "sent" : "odd";
}
