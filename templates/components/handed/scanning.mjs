/**
 * Reads QR codes that are held before a camera (TM-14), with what the browser itself has for it. Nothing is recorded, nothing leaves
 * the browser, and the camera is off as soon as nobody looks. Loaded when scanning is asked for.
 */

import { plural, say } from "../../js/fill.mjs";
import { hook } from "../../js/hooks.mjs";

/** @typedef {{detect: (video: HTMLVideoElement) => Promise<{rawValue: string}[]>}} Detector */
/** @typedef {{new (options: {formats: string[]}): Detector, getSupportedFormats: () => Promise<string[]>}} Detectors */

const CODE = "qr_code";
/** Milliseconds between two looks. */
const PAUSE = 250;

export class Scanning {
  /** @param {HTMLElement} root @param {(text: string) => boolean} take whether it was a link, and is new @param {AbortSignal} signal */
  constructor(root, take, signal) {
    this.root = root;
    this.take = take;
    this.view = /** @type {HTMLVideoElement} */ (this.#hook("[data-view]"));
    this.isOn = false;
    this.read = 0;
    /** what was seen last, which stands before the camera for a while */
    this.last = "";
    /** @type {MediaStream | null} */
    this.stream = null;
    this.#hook("[data-scan-stop]").onclick = () => {
      this.stop();
      this.#hook("[data-scan]").focus();
    };
    document.addEventListener("visibilitychange", () => document.hidden && this.stop(), { signal });
    signal.addEventListener("abort", () => this.stop());
  }

  async start() {
    if (this.isOn) return;
    this.isOn = true;
    this.read = 0;
    this.#say("starting");
    const detector = await detectorHere();
    const stream = detector ? await camera() : "missing";
    if (typeof stream === "string") this.stop(stream);
    else if (!this.isOn)
      turnOff(stream); // nobody has waited for it
    else if (detector) await this.#look(detector, stream);
  }

  /** @param {string} why */
  stop(why = "none") {
    this.isOn = false;
    turnOff(this.stream);
    this.stream = null;
    this.view.srcObject = null;
    this.#hook("[data-scanning]").hidden = true;
    if (!this.read) this.#say(why);
  }

  /** @param {Detector} detector @param {MediaStream} stream */
  async #look(detector, stream) {
    this.stream = stream;
    this.view.srcObject = stream;
    this.#hook("[data-scanning]").hidden = false;
    this.#say("ready");
    void this.view.play().catch(() => undefined); // turned off already
    while (this.stream === stream) {
      const codes = await detector.detect(this.view).catch(() => []); // no picture yet
      for (const { rawValue } of codes) if (this.stream === stream) this.#hear(rawValue);
      await new Promise((go) => setTimeout(go, PAUSE));
    }
  }

  /** @param {string} text */
  #hear(text) {
    if (text === this.last) return;
    this.last = text;
    if (!this.take(text)) return this.#say("unknown");
    this.read += 1;
    say(this.#hook("[data-slot=scanned]"), plural(this.read), { n: this.read });
  }

  /** @param {string} what */
  #say(what) {
    say(this.#hook("[data-slot=scanned]"), what);
  }

  /** @param {string} selector */
  #hook(selector) {
    return hook(this.root, selector, "handed");
  }
}

/** What reads codes in this browser; null where it has nothing that does. @returns {Promise<Detector | null>} */
async function detectorHere() {
  /** @type {Detectors | undefined} */
  const detectors = Reflect.get(globalThis, "BarcodeDetector");
  /** @type {string[]} */
  const formats = (await detectors?.getSupportedFormats().catch(() => [])) ?? [];
  return detectors && formats.includes(CODE) ? new detectors({ formats: [CODE] }) : null;
}

/** The camera, of a phone that at its back; or why there is none. @returns {Promise<MediaStream | "refused" | "camera">} */
async function camera() {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "camera";
  }
}

/** @param {MediaStream | null} stream */
function turnOff(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
