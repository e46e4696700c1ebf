/** Days as files write them and as a page says them. */

/** A local day as a file writes it. @param {Date} day */
export function isoDate(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The same in the page's language. @param {string} date @param {"medium" | "long"} [dateStyle] */
export function longDate(date, dateStyle = "medium") {
  const { lang } = document.documentElement;
  // English of no country means the American order to a browser; the day comes first everywhere else.
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle }).format(at(date));
}

/** A day's month and year, shortened. @param {string} date */
export function monthOf(date) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", year: "2-digit" }).format(at(date));
}

/** A day at noon, so that no time zone makes it another. @param {string} date */
function at(date) {
  return new Date(`${date.slice(0, 10)}T12:00`);
}
