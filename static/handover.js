// Makes pages a little nicer. Everything works without it.
"use strict";

// A page that shows something in progress looks again by itself, unless somebody is busy on it.
const waiting = document.querySelector("[data-refresh]");
if (waiting) {
  const look = () => {
    const busy = document.hidden || document.querySelector("details.menu[open], input:focus, select:focus, :focus-visible:not([role=alert])");
    if (busy) {
      setTimeout(look, 1000);
    } else {
      // Not where one is: that may be the address of a form.
      location.replace(waiting.querySelector("a").href);
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

// What would happen shows as soon as a field is left, and not at every key: refused names are counted. A moment later, so that
// whoever confirms from within a field is not counted twice.
const region = document.querySelector("[data-preview]");
if (region) {
  const form = document.getElementById(region.dataset.preview);
  const address = form.querySelector("button[formaction]").formAction;
  const fields = [...form.querySelectorAll("input[type=text]")];
  let soon;
  let asking = new AbortController();
  const drop = () => {
    clearTimeout(soon);
    asking.abort();
  };
  const isChanged = () => {
    const before = form.elements.filled_with.value.split(" ");
    return fields.some((field, place) => field.value.trim().toLowerCase() !== before[place]);
  };
  const ask = async () => {
    asking = new AbortController();
    const { signal } = asking;
    const body = new URLSearchParams(new FormData(form));
    const headers = { Accept: "text/html; fragment" };
    try {
      const answer = await fetch(address, { method: "POST", body, headers, redirect: "error", signal });
      const text = [200, 422, 429].includes(answer.status) ? await answer.text() : "";
      if (text && !signal.aborted) {
        region.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      }
    } catch {
      // Overtaken, or no way through: the page stays as it is, and its buttons work.
    }
  };
  // What is shown holds no longer: better nothing than what will not happen.
  const forget = () => {
    drop();
    region.replaceChildren();
  };
  form.addEventListener("input", forget);
  form.addEventListener("change", () => {
    forget();
    if (isChanged()) {
      soon = setTimeout(ask, 200);
    }
  });
  form.addEventListener("submit", drop);
}
