/**
 * Seals a text so that only the holder of a private key reads it (format 1 in docs/collecting.md): ECDH on P-256 with a key pair
 * made for this one text, HKDF-SHA-256, AES-256-GCM. All of it is the browser's own; it has none of it over plain http.
 */

/** @typedef {import("../../js/scoring/contract.d.ts").Sealed} Sealed */

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const CIPHER = "AES-GCM";
const INFO = "rumbo sealed 1";
const NONCE = 12;
/** What is sealed is filled up with spaces to a multiple of so many bytes: its length tells next to nothing. */
const BLOCK = 4096;

/**
 * @param {string} text @param {string} to the public key: an uncompressed point in base64url @returns {Promise<Sealed>}
 * @throws {Error} where the browser cannot, or will not, encrypt
 */
export async function sealed(text, to) {
  const point = bytes(to);
  const pair = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const key = await keyFor(point, pair.privateKey, ephemeral);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const content = await crypto.subtle.encrypt({ name: CIPHER, iv: nonce }, key, padded(text));
  return {
    "rumbo-sealed": 1,
    to: await fingerprint(point),
    ephemeral: base64(ephemeral),
    nonce: base64(nonce),
    sealed: base64(new Uint8Array(content)),
  };
}

/** @param {Uint8Array<ArrayBuffer>} point @param {CryptoKey} own @param {Uint8Array<ArrayBuffer>} ephemeral */
async function keyFor(point, own, ephemeral) {
  const recipient = await crypto.subtle.importKey("raw", point, CURVE, false, []);
  const secret = await crypto.subtle.deriveBits({ name: CURVE.name, public: recipient }, own, 256);
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const info = new Uint8Array([...new TextEncoder().encode(INFO), ...ephemeral, ...point]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(derivation, material, { name: CIPHER, length: 256 }, false, ["encrypt"]);
}

/** By what a sealed text names the key that opens it. @param {Uint8Array<ArrayBuffer>} point */
async function fingerprint(point) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", point));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} text */
function padded(text) {
  const content = new TextEncoder().encode(text);
  const whole = new Uint8Array(Math.ceil(content.length / BLOCK) * BLOCK).fill(32);
  whole.set(content);
  return whole;
}

/** @param {string} text base64url without padding */
function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
}

/** @param {Uint8Array} content base64url without padding */
function base64(content) {
  const text = btoa(Array.from(content, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
