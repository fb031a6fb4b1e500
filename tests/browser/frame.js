// What stands outside the frame of the page as it is: a list of sentences.
() => {
  const width = document.documentElement.clientWidth;
  const most = 1248;
  const form = 576;
  const edge = Math.max(16, (width - most) / 2);
  const named = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map((c) => "." + c).join("");
  const seen = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 1 && getComputedStyle(e).position !== "absolute";
  const isWrapper = (e) => e.matches("section, div, form, header, footer") && e.children.length > 0 &&
    !e.matches(".card, .alert, .standing, .aside, .planned");
  // The blocks that a page is made of: what only holds others is none.
  const blocks = (e) => [...e.children].filter(seen).flatMap((child) => (isWrapper(child) ? blocks(child) : [child]));
  const faults = [];
  for (const part of ["header", "main", "footer"]) {
    const boxes = blocks(document.querySelector(part)).map((e) => [e, e.getBoundingClientRect()]);
    for (const [e, box] of boxes) {
      const hasNeighbour = boxes.some(([, other]) =>
        other.right <= box.left + 1 && other.top < box.bottom - 1 && other.bottom > box.top + 1);
      const off = (place, wanted) => Math.abs(place - wanted) > 1;
      if (e.matches(".account-menu")) {
        if (off(box.right, width - edge)) faults.push(`${named(e)} does not end at the edge`);
      } else if (e.matches(".aside") && width > 1000) {
        if (off(box.left, edge + form + 24)) faults.push(`${named(e)} does not stand beside the form`);
      } else if (!hasNeighbour && off(box.left, edge)) {
        faults.push(`${named(e)} does not begin at the edge`);
      }
      if (box.right > width - edge + 1) faults.push(`${named(e)} goes beyond the frame`);
    }
  }
  for (const card of document.querySelectorAll("main .card:not(:has(.swatches, .specimens, .filters)):has(.field)")) {
    const wide = Math.round(card.getBoundingClientRect().width);
    const wanted = Math.min(form, width - 2 * edge);
    if (seen(card) && wide !== wanted) faults.push(`${named(card)} is ${wide} pixels wide`);
  }
  return faults;
}
