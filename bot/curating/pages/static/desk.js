// What the desk's pages do by themselves: selecting words, keys, rows to fill in. All else is the server's, by htmx.
"use strict";

const right = () => document.getElementById("right");
// The server counts characters, JavaScript half ones.
const characters = (text, end) => Array.from(text.slice(0, end)).length;

function openNew(sentence, kind, text, start, end) {
  const asked = new URLSearchParams({ sentence, kind: kind || "" });
  if (end > start) {
    asked.set("start", characters(text, start));
    asked.set("end", characters(text, end));
  }
  htmx.ajax("GET", `/briefs/${right().dataset.slug}/facts/new?${asked}`, { target: "#right" });
}

function newFromWords(button) {
  const words = document.getElementById("words");
  openNew(button.dataset.new, button.dataset.kind, words?.value, words?.selectionStart, words?.selectionEnd);
}

// Words selected with the mouse in the article start a fact; a click without any opens the sentence.
document.addEventListener("mouseup", (event) => {
  const text = event.target.closest?.(".sentence .text");
  if (!text) return;
  const chosen = window.getSelection();
  const range = chosen.rangeCount ? chosen.getRangeAt(0) : null;
  if (!range || range.collapsed) {
    text.parentElement.querySelector(".number").click();
  } else if (text.dataset.sentence && text.contains(range.startContainer) && text.contains(range.endContainer)) {
    select(text.dataset.sentence);
    openNew(text.dataset.sentence, "", text.textContent, range.startOffset, range.endOffset);
  }
});

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("[data-new], #show-keys, .sentence .number");
  if (!target) return;
  if (target.id === "show-keys") document.getElementById("keys").showModal();
  else if (target.dataset.new) newFromWords(target);
  else select(target.textContent);
});

function select(number) {
  for (const link of document.querySelectorAll(".sentence .number")) {
    if (link.textContent === number) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// The sentence's words can be selected and copied, but not changed.
document.addEventListener("beforeinput", (event) => {
  if (event.target.id === "words") event.preventDefault();
});

// The last row of a list is always an empty one.
document.addEventListener("input", (event) => {
  const row = event.target.closest(".repeat");
  if (row && row === row.parentElement.querySelector(".repeat:last-of-type") && event.target.value) {
    const next = row.cloneNode(true);
    for (const field of next.querySelectorAll("input")) field.value = "";
    row.after(next);
  }
  if (event.target.dataset.filters) {
    const wanted = event.target.value.toLowerCase();
    for (const item of document.querySelectorAll(`#${event.target.dataset.filters} li`)) {
      item.hidden = !item.dataset.text.toLowerCase().includes(wanted);
    }
  }
});

document.addEventListener("change", async (event) => {
  const into = event.target.dataset.into;
  if (into && event.target.files.length) document.getElementById(into).value = await event.target.files[0].text();
});

function step(by) {
  const links = [...document.querySelectorAll(".left li:not([hidden]) > a")];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
  if (!next || links.indexOf(next) === at) return;
  next.click();
  next.focus();
  next.parentElement.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    const form = event.target.closest("form") ?? document.querySelector("form[data-saves]");
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  }
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), w: () => document.getElementById("words")?.focus() };
  const key = event.code.startsWith("Key") ? event.code[3].toLowerCase() : event.code.replace("Digit", "");
  const act = keys[key] ?? (() => press(key === "z" ? "u" : key));
  if (act() !== false) event.preventDefault();
});

function press(key) {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target.matches("input")) target.focus();
  else target.click();
  return true;
}

// What htmx has put in its place may want the cursor.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "right") event.target.querySelector("[autofocus]")?.focus();
});
document.querySelector(".sentence:has([aria-current]), .names li:has([aria-current])")?.scrollIntoView({ block: "center" });
