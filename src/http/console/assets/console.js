// Only what makes pages more pleasant: each of them works without.
"use strict";

// Where there is no room for the whole menu, the place one is at is moved into sight.
const here = document.querySelector("nav [aria-current]");
if (here) here.scrollIntoView({ block: "nearest", inline: "center" });

// A part of a page that the server keeps fresh: <div data-events="/console/…">.
for (const part of document.querySelectorAll("[data-events]")) {
  const source = new EventSource(part.dataset.events);
  source.addEventListener("message", (event) => { part.innerHTML = event.data; });
  // The server says when nothing more will change: then the whole page has more to tell.
  source.addEventListener("over", () => {
    source.close();
    location.replace(location.pathname);
  });
}

// A form leaves once; the server would take a second one for the same act anyway.
document.addEventListener("submit", (event) => {
  const form = event.target;
  // What is answered by a file leaves the page as it is, and may be asked for again.
  if (form.hasAttribute("data-again")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post" && !form.hasAttribute("hx-post")) {
    form.dataset.sent = "yes";
    // A page that comes back from the browser's memory may be sent again.
    window.addEventListener("pageshow", () => { delete form.dataset.sent; }, { once: true });
  }
});

// Everything of a list ticked or cleared by one box: <input data-ticks="name">.
document.addEventListener("change", (event) => {
  const name = event.target.dataset && event.target.dataset.ticks;
  if (!name) return;
  for (const box of event.target.form.querySelectorAll(`input[type=checkbox][name="${name}"]`)) {
    box.checked = event.target.checked;
  }
});

// A key of the phone types without asking the server: <button data-types="field">.
document.addEventListener("click", (event) => {
  const key = event.target.closest && event.target.closest("button[data-types]");
  const field = key && key.form.elements[key.dataset.types];
  if (!field) return;
  event.preventDefault();
  field.value += key.value;
  field.focus();
});
