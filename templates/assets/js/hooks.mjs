/**
 * The elements that a component's script asks its template for, by name. One that is missing is told by name: at build, which
 * reads these calls (generator/rumbo/pages/hooks.py), and here, to whoever forced it through.
 */

/**
 * An element that a component cannot do without.
 * @param {ParentNode} root @param {string} selector an attribute, with its value where it needs one: `[data-part="path"]`
 * @param {string} component @returns {HTMLElement}
 */
export function hook(root, selector, component) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`${component}: no ${selector} in its template`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * Do what one part of a page needs; if that fails, say which and leave the others running.
 * @template T @param {string} component @param {() => T} act @returns {T | undefined}
 */
export function attempt(component, act) {
  try {
    return act();
  } catch (error) {
    console.error(`Component "${component}" did not start.`, error);
    return undefined;
  }
}
