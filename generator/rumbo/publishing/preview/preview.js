/** Reloads a previewed page when its site was rebuilt, and shows what keeps it from being rebuilt. */
"use strict";

{
  const banner = document.getElementById("rumbo-problems");
  const events = new EventSource("/_rumbo/events");

  events.onmessage = ({ data }) => {
    const { version, problems } = JSON.parse(data);
    banner.textContent = problems.join("\n");
    banner.hidden = problems.length === 0;
    if (String(version) !== banner.dataset.version && problems.length === 0) location.reload();
  };
}
