// Makes pages a little nicer. Everything works without it.
"use strict";

// A part of the server's page, which leaves the message for the next page where it is.
const part = { Accept: "text/html; fragment" };
const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

// What fails in a browser that lacks or forbids something keeps nothing else from starting.
const start = (begin) => {
  try {
    begin();
  } catch (error) {
    console.error(error);
  }
};

// A page that shows something in progress looks again by itself, ever more seldom, and takes over the parts that have changed.
// What else is there stays: messages, codes in their fields, where one reads.
const longest = 60;
const lookAgain = (seconds) => {
  const link = document.querySelector("[data-refresh] a");
  const wait = (time) => setTimeout(async () => {
    if (document.hidden || document.querySelector("details.menu[open], .live :focus-visible")) {
      wait(1);
      return;
    }
    try {
      const answer = await fetch(link.href, { headers: part, redirect: "error" });
      if (answer.ok) takeOver(parsed(await answer.text()));
    } catch {
      // No way through, or signed out: what is shown stays.
    }
    if (document.querySelector("[data-refresh]")) lookAgain(Math.min(seconds * 1.5, longest));
  }, time * 1000);
  wait(seconds);
};
const takeOver = (fresh) => {
  const [before, after] = [document, fresh].map((page) => [...page.querySelectorAll(".live")]);
  if (before.length !== after.length) return;
  const known = states();
  before.forEach((old, place) => {
    if (old.innerHTML !== after[place].innerHTML) old.replaceChildren(...after[place].childNodes);
  });
  document.title = fresh.title;
  const changed = states().filter((state) => !known.includes(state));
  if (changed.length === 0) return;
  document.querySelector("[data-news]").textContent = changed.join(", ");
  // What an answer said of the state before.
  document.querySelectorAll("[data-standing]").forEach((said) => said.remove());
};
// Each request with its state, as one hears of it.
const states = () => [...document.querySelectorAll(".live tbody tr, .title.live")].map((row) =>
  [row.querySelector("a, h1"), row.querySelector("[data-state]")].map((part) => part.textContent).join(": "));
start(() => {
  const waiting = document.querySelector("[data-refresh]");
  if (waiting) lookAgain(Number(waiting.dataset.refresh));
});

// Menus close on Escape and when one looks elsewhere; one is open at a time.
const closeMenus = (isElsewhere) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (isElsewhere(menu)) menu.open = false;
  }
};
document.addEventListener("click", ({ target }) => closeMenus((menu) => !menu.contains(target)));
// What surrounds a menu gets the focus where a browser gives none to what is clicked in it.
document.addEventListener("focusin", ({ target }) => closeMenus((menu) => !menu.contains(target) && !target.contains(menu)));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.activeElement.closest("details.menu[open]")?.querySelector("summary").focus();
  closeMenus(() => true);
});

// A question that has its own page is asked in a dialog, above the page where one is.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-asks]");
  if (!form) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  try {
    const answer = await fetch(form.action + "?" + new URLSearchParams(new FormData(form)), { headers: part, redirect: "error" });
    const asked = answer.ok && parsed(await answer.text()).querySelector("[data-question]");
    dialog.append(...asked.childNodes);
  } catch {
    // Its own page says why it cannot be asked here.
    form.submit();
    return;
  }
  dialog.setAttribute("aria-labelledby", dialog.querySelector("h1").id);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (click) => {
    if (!click.target.closest("[data-keep]")) return;
    click.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  // Not at what cannot be undone.
  dialog.querySelector("[data-keep]").focus();
});

// Who has no account here has no time zone either: the browser knows which. Of other pages the server knows.
start(() => {
  if (document.querySelector(".account-menu")) return;
  const { lang } = document.documentElement;
  // A browser that cannot name a time zone so fails here: the times stay as they came.
  const format = new Intl.DateTimeFormat({ en: "en-GB", pt: "pt-PT" }[lang] ?? lang, {
    day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "longGeneric",
  });
  for (const time of document.querySelectorAll("time")) time.textContent = format.format(new Date(time.dateTime));
});

// A password can be looked at. Sent, it is one again: browsers keep what was typed into other fields.
start(() => {
  for (const button of document.querySelectorAll("[data-shows]")) {
    const field = document.getElementById(button.dataset.shows);
    const { type } = field;
    const show = (shown) => {
      // A field of no type is one of text.
      field.type = shown ? "" : type;
      button.ariaPressed = String(shown);
    };
    button.hidden = false;
    button.addEventListener("click", () => show(field.type === type));
    field.form?.addEventListener("submit", () => show(false));
  }
});

// Recovery codes can be copied, where the browser lets a page do so, and printed.
start(() => {
  for (const button of document.querySelectorAll("[data-copied]")) {
    const { copied } = button.dataset;
    button.hidden = copied && !navigator.clipboard;
    button.addEventListener("click", async () => {
      if (!copied) return print();
      await navigator.clipboard.writeText(document.querySelector(".recovery-codes").innerText);
      button.textContent = copied;
    });
  }
});

// What would happen shows as soon as a field is left, and not at every key: refused names are counted. A moment later, so that
// whoever confirms from within a field is not counted twice.
start(() => {
  const region = document.querySelector("[data-preview]");
  if (!region) return;
  const form = document.getElementById(region.dataset.preview);
  const address = form.querySelector("button[formaction]").formAction;
  const names = [...form.querySelectorAll("input[type=text]")];
  const fields = [...names, ...form.querySelectorAll("textarea")];
  let soon;
  let asking = new AbortController();
  const drop = () => {
    clearTimeout(soon);
    asking.abort();
  };
  const isChanged = () => {
    const before = form.elements.filled_with?.value.split(" ") ?? [];
    return names.some((field, place) => field.value.trim().toLowerCase() !== (before[place] ?? ""));
  };
  // What is wrong with a field stands there too, as on a page that was sent.
  const say = (field, faults) => {
    const [said, hint] = ["fault", "hint"].map((what) => field.id + "-" + what);
    document.getElementById(said)?.remove();
    field.removeAttribute("aria-invalid");
    field.setAttribute("aria-describedby", faults.length === 0 ? hint : said + " " + hint);
    if (faults.length === 0) return;
    const box = document.createElement("div");
    [box.className, box.id] = ["fault", said];
    box.append(...faults);
    field.before(box);
    field.setAttribute("aria-invalid", "true");
  };
  const faultsOf = (field) =>
    [...region.querySelectorAll("template[data-fault]")]
      .filter(({ dataset }) => dataset.fault === field.id)
      .map(({ content }) => content.cloneNode(true));
  // While a button is pressed, nothing moves it away.
  let released = Promise.resolve();
  form.addEventListener("pointerdown", ({ target }) => {
    if (!target.closest("button")) return;
    released = new Promise((done) => {
      for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(done), { once: true });
    });
  });
  const ask = async () => {
    asking = new AbortController();
    const { signal } = asking;
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(address, { method: "POST", body, headers: part, redirect: "error", signal });
      const text = [200, 422, 429].includes(answer.status) ? await answer.text() : "";
      await released;
      if (text && !signal.aborted) {
        region.replaceChildren(...parsed(text).body.childNodes);
        fields.forEach((field) => say(field, faultsOf(field)));
        // What came above does not push whoever has moved on out of sight.
        document.activeElement.scrollIntoView({ block: "nearest" });
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
  form.addEventListener("input", ({ target }) => {
    forget();
    if (fields.includes(target)) say(target, []);
  });
  form.addEventListener("change", () => {
    forget();
    if (isChanged()) {
      soon = setTimeout(ask, 200);
    }
  });
  form.addEventListener("submit", drop);
});

// What was asked for is ticked no longer.
start(() => {
  const form = document.querySelector("form[data-unticks]");
  const sent = sessionStorage.getItem("sent");
  sessionStorage.removeItem("sent");
  if (sent && !form && /^\/(requests|submissions)/.test(location.pathname)) sessionStorage.removeItem(sent);
  form?.addEventListener("submit", ({ submitter }) => {
    if (!submitter?.hasAttribute("formaction")) sessionStorage.setItem("sent", form.dataset.unticks);
  });
});

// Ticks are kept while one pages and filters, as long as the tab is open: each list of them under a name of its own.
start(() => {
  const form = document.querySelector("form[data-ticks]");
  if (!form) return;
  const name = form.dataset.ticks;
  const boxes = [...document.querySelectorAll("tbody input[type=checkbox]")].filter((box) => box.form === form);
  const kept = new Set(JSON.parse(sessionStorage.getItem(name)));
  const said = document.querySelector("[data-ticked]");
  const all = document.querySelector("[data-tick-all]");
  const none = document.querySelector("[data-tick-none]");
  const say = () => {
    sessionStorage.setItem(name, JSON.stringify([...kept]));
    const elsewhere = kept.size - boxes.filter((box) => box.checked).length;
    const words = elsewhere > 0 ? form.dataset.elsewhere : form.dataset.said;
    said.textContent = kept.size === 0 ? "" : words.replace("#", kept.size).replace("%", elsewhere);
    none.hidden = kept.size === 0;
  };
  const tick = (box, checked) => {
    box.checked = checked;
    if (checked) kept.add(box.value);
    else kept.delete(box.value);
  };
  // What a browser has filled in by itself counts like what was kept.
  boxes.forEach((box) => tick(box, box.checked || kept.has(box.value)));
  document.addEventListener("change", ({ target }) => {
    if (!boxes.includes(target)) return;
    tick(target, target.checked);
    say();
  });
  all.hidden = boxes.length === 0;
  all.addEventListener("click", () => {
    boxes.forEach((box) => tick(box, true));
    say();
  });
  none.addEventListener("click", () => {
    kept.clear();
    boxes.forEach((box) => tick(box, false));
    say();
    all.focus();
  });
  // Those on other pages go along in one field: an address has no room for hundreds.
  form.addEventListener("formdata", ({ formData }) => {
    const { field } = form.dataset;
    formData.delete(field);
    if (kept.size) formData.set(field, [...kept].join("."));
  });
  say();
});
