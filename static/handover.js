// Makes pages a little nicer. Everything works without it.
"use strict";

// A page that shows something in progress looks again by itself, unless somebody is busy on it.
const waiting = document.querySelector("[data-refresh]");
if (waiting) {
  const look = () => {
    const busy = document.hidden || document.querySelector("details.menu[open], input:focus, select:focus");
    if (busy) {
      setTimeout(look, 1000);
    } else {
      location.replace(location.href.split("#")[0]);
    }
  };
  setTimeout(look, Number(waiting.dataset.refresh) * 1000);
}

// Menus close on Escape and when one looks elsewhere; one is open at a time.
const menus = document.querySelectorAll("details.menu");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});
document.addEventListener("click", (event) => {
  for (const menu of menus) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
