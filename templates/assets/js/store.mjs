/**
 * Keeps text in the browser under the site's own address: several sites of one owner may share an origin, and so
 * one storage. Blocked or full storage is an answer here, never an error.
 */

/**
 * @typedef {object} Store
 * @property {(key: string) => string | null} read What is kept; null if nothing is, or nothing can be.
 * @property {(key: string, text: string) => boolean} write Whether it was kept.
 */

/**
 * @param {string} root URL of the whole site's root, relative to the page
 * @returns {Store}
 */
export function openStore(root) {
  const prefix = `rumbo:${new URL(root, location.href).pathname}:`;
  return {
    read(key) {
      try {
        return localStorage.getItem(prefix + key);
      } catch {
        return null;
      }
    },
    write(key, text) {
      try {
        localStorage.setItem(prefix + key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}
