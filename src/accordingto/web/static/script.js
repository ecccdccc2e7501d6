// Makes pointing and dropping nicer. Nothing needs it: every page works without.
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // Statements: point at a number, see all of its words.
  const pieces = new Map();
  for (const piece of all("[data-of]")) {
    for (const number of piece.dataset.of.split(" ")) {
      if (!pieces.has(number)) pieces.set(number, []);
      pieces.get(number).push(piece);
    }
  }
  const show = (number, on) => {
    for (const piece of pieces.get(number) || []) piece.classList.toggle("lit", on);
  };
  for (const link of all("[data-s]")) {
    const number = link.dataset.s;
    for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => show(number, true));
    for (const event of ["pointerleave", "blur"]) link.addEventListener(event, () => show(number, false));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const ref = document.activeElement && document.activeElement.closest(".ref");
    if (ref) document.activeElement.blur();
    for (const open of all(".ref:hover")) open.classList.add("shut");
  });
  for (const ref of all(".ref")) ref.addEventListener("pointerleave", () => ref.classList.remove("shut"));

  // Pages: drop a file or an address.
  for (const form of all("form[data-drop]")) {
    const file = form.querySelector("input[type=file]");
    const text = form.querySelector("textarea");
    const note = form.querySelector(".dropnote");
    if (note) note.hidden = false;
    for (const event of ["dragenter", "dragover"]) {
      form.addEventListener(event, (e) => { e.preventDefault(); form.classList.add("over"); });
    }
    form.addEventListener("dragleave", (e) => { if (!form.contains(e.relatedTarget)) form.classList.remove("over"); });
    form.addEventListener("drop", (e) => {
      e.preventDefault();
      form.classList.remove("over");
      const data = e.dataTransfer;
      if (data.files.length) file.files = data.files;
      else text.value = data.getData("text/uri-list").split("\n").find((line) => line && !line.startsWith("#")) || data.getData("text/plain");
      form.requestSubmit();
    });
    form.addEventListener("submit", () => {
      const button = form.querySelector("button.main");
      button.textContent = "Reading …";
      button.setAttribute("aria-busy", "true");
    });
    window.addEventListener("pageshow", () => {
      const button = form.querySelector("button.main");
      if (button.hasAttribute("aria-busy")) { button.removeAttribute("aria-busy"); button.textContent = "Read it"; }
    });
  }
})();
