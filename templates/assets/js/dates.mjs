/** Days as files write them and as a page says them. */

/** A local day as a file writes it. @param {Date} day */
export function isoDate(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The same in the page's language. @param {string} date */
export function longDate(date) {
  const day = new Date(`${date.slice(0, 10)}T12:00`);
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" }).format(day);
}
