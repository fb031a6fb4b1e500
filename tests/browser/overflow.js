// What a person cannot read on the page as it stands: text that leaves the screen, sticks out of its box, is cut off, or lies on
// other text. One look for each of `dresses`, which are put on top of the page's own styles meanwhile; styles so adopted are no
// inline styles, so that the policy of the page allows them. Gives a list of sentences for each.
(dresses) => dresses.map((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];

  const faults = new Set();
  const width = document.documentElement.clientWidth;
  const named = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map((c) => "." + c).join("");
  const place = (e) => (e.parentElement ? named(e.parentElement) + " > " : "") + named(e);
  const short = (text) => {
    const line = text.trim().replace(/\s+/g, " ");
    return JSON.stringify(line.length > 40 ? line.slice(0, 40) + "…" : line);
  };
  const clips = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";
  const clear = (colour) => colour === "transparent" || /[,/]\s*0\)$/.test(colour);
  const styles = new Map();
  const style = (e) => styles.get(e) ?? styles.set(e, getComputedStyle(e)).get(e);
  const rects = new Map();
  const rect = (e) => rects.get(e) ?? rects.set(e, e.getBoundingClientRect()).get(e);
  const sides = ["Top", "Right", "Bottom", "Left"];
  const painted = (s) =>
    !clear(s.backgroundColor) || sides.some((side) => parseFloat(s[`border${side}Width`]) > 0 && !clear(s[`border${side}Color`]));
  // A menu that has popped up, a bar that stays: made to lie above other things.
  const floats = (s) => ["absolute", "fixed", "sticky"].includes(s.position) && Number(s.zIndex) > 0;
  // Meant for screen readers alone.
  const unseen = (e) => {
    for (; e && e !== document.body; e = e.parentElement) {
      const s = style(e);
      if (s.clipPath === "inset(50%)" || (clips(s.overflowX) && (rect(e).width <= 1 || rect(e).height <= 1))) return true;
    }
    return false;
  };

  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.querySelectorAll("body *")].filter((e) => rect(e).right > width + 1);
    const innermost = wide.find((e) => ![...e.children].some((child) => wide.includes(child)));
    faults.add(`the page is wider than the screen: ${innermost ? place(innermost) : "by its margins"}`);
  }

  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest("script, style, select, svg, iframe, noscript")) continue;
    if (!holder.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || unseen(holder)) continue;
    let layer = document.body;
    for (let e = holder; e; e = e.parentElement) {
      if (floats(style(e))) { layer = e; break; }
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width < 1) continue;
      // Letters do not fill their line: where two lines only touch, nothing is lost.
      const line = { left: r.left + 1, right: r.right - 1, top: r.top + r.height * 0.28, bottom: r.bottom - r.height * 0.28, node, holder, layer };
      lines.push(line);
      let scrolled = false;
      for (let e = holder; e && e !== document.body; e = e.parentElement) {
        const s = style(e);
        if (s.display === "contents") continue;
        const box = rect(e);
        const outside = line.left < box.left - 1 || line.right > box.right + 1;
        const beyond = line.top < box.top - 1 || line.bottom > box.bottom + 1;
        if (scrolls(s.overflowX) || scrolls(s.overflowY)) { scrolled = true; break; }
        if ((clips(s.overflowX) && outside) || (clips(s.overflowY) && beyond)) {
          faults.add(`${place(holder)} is cut off by ${place(e)}: ${short(node.data)}`);
        } else if ((outside || beyond) && painted(s)) {
          faults.add(`${place(holder)} sticks out of ${place(e)}: ${short(node.data)}`);
        }
        if (floats(s)) break;
      }
      if (!scrolled && (line.left < -1 || line.right > width + 1)) {
        faults.add(`${place(holder)} leaves the screen: ${short(node.data)}`);
      }
    }
  }

  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, index) => {
    for (const b of lines.slice(index + 1)) {
      if (b.top >= a.bottom) break;
      if (a.node !== b.node && a.layer === b.layer && a.left < b.right && b.left < a.right) {
        faults.add(`${place(a.holder)} lies on ${place(b.holder)}: ${short(a.node.data)}, ${short(b.node.data)}`);
      }
    }
  });

  const ruler = document.createElement("canvas").getContext("2d");
  const long = (text, s) => {
    ruler.font = s.font;
    ruler.letterSpacing = s.letterSpacing === "normal" ? "0px" : s.letterSpacing;
    ruler.wordSpacing = s.wordSpacing;
    return ruler.measureText(text).width;
  };
  for (const e of document.querySelectorAll("body *")) {
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || unseen(e)) continue;
    const s = style(e);
    const hides = (clips(s.overflowX) && e.scrollWidth > e.clientWidth + 1) || (clips(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
    const speaks = [...e.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    if (hides && speaks) faults.add(`${place(e)} is cut off: ${short(e.textContent)}`);
    const room = e.clientWidth - parseFloat(s.paddingLeft) - parseFloat(s.paddingRight) + 1;
    if (e.tagName === "SELECT" && e.getBoundingClientRect().right > e.parentElement.getBoundingClientRect().right + 1) {
      faults.add(`${place(e)} sticks out of its field`);
    }
    if (e.tagName === "SELECT" && e.selectedOptions[0]) {
      const arrow = s.appearance === "none" ? 0 : 20;
      if (long(e.selectedOptions[0].label, s) > room - arrow) faults.add(`${place(e)} is cut off: ${short(e.selectedOptions[0].label)}`);
    }
    if (e.tagName === "INPUT" && e.placeholder && !e.value && long(e.placeholder, s) > room) {
      faults.add(`${place(e)} is cut off: ${short(e.placeholder)}`);
    }
    if (e.tagName === "INPUT" && e.readOnly && e.type === "text" && e.scrollWidth > e.clientWidth + 1) {
      faults.add(`${place(e)} is cut off: ${short(e.value)}`);
    }
    // The labels that cards get from the stylesheet.
    const before = e.dataset.label ? getComputedStyle(e, "::before") : null;
    if (before && before.content !== "none" && before.display !== "none" && before.overflowWrap === "normal") {
      const word = Math.max(...e.dataset.label.split(/\s+/).map((word) => long(word, before)));
      if (word > parseFloat(before.width) + 1) faults.add(`${place(e)}::before is too narrow: ${short(e.dataset.label)}`);
    }
  }
  document.adoptedStyleSheets = [];
  return [...faults];
})
