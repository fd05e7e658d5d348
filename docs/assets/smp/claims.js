// Where a number comes from, beside the number: a panel on focus, hover or tap. What it shows is fetched when somebody
// first asks; when it can't be fetched, the link's own title stands in it.

const CLAIM = ".smp-claim";
const OPENS_AFTER = 120; // a pointer that only passes over a paragraph opens nothing
const CLOSES_AFTER = 250; // time to move from the number onto its panel
const WAITS = 500; // for what a panel shows; then the link's title must do until it comes
const DISPUTED = "Disputed: it rests on a printed figure that does not fit another. Nothing published tells which is right.";
const GAP = 6;
const MARGIN = 8;

const pause = (time) => new Promise((done) => setTimeout(done, time));

const create = (name, className, ...content) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
};

const panel = create("div", "smp-origin");
panel.id = "smp-origin";
panel.popover = "manual";
panel.setAttribute("role", "note");
panel.setAttribute("aria-label", "Where this number comes from");

/* What it shows: one file for each page of facts. */

const files = new Map();

const fetchFacts = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
};

const factOf = async (link) => {
  const url = link.pathname.replace(/\/$/, ".json");
  if (!files.has(url)) files.set(url, fetchFacts(url));
  try {
    return (await files.get(url))[link.hash.slice(1)];
  } catch (error) {
    files.delete(url);
    console.warn(error);
    return undefined;
  }
};

// The claim itself leads to the entry by keyboard, so that no link here is one more stop for the Tab key.
const linkTo = (address, text) => {
  const link = create("a", "", text);
  link.href = address;
  link.tabIndex = -1;
  return link;
};

const item = (term, lines) =>
  lines.length ? [create("dt", "", term), create("dd", "", ...lines.map((line) => create("div", "", line)))] : [];

// First what a resident asks: from which table, where in the plan, and for which time.
const details = (fact, root) => {
  const extracts = fact.extracts ?? [];
  const toPage = (path, text) => linkTo(new URL(path, root), text);
  const tables = extracts.map(([name, title]) => toPage(`data/${name}/`, title));
  const sources = new Map(extracts.map(([, , source, place]) => [source, place ? toPage(place, source) : source]));
  const toEntries = (entries = []) => entries.map(([id, title]) => toPage(`corrections/#${id}`, title));
  return create(
    "dl",
    "",
    ...item("Table", tables),
    ...item("From", [...sources.values()]),
    ...item("Period", fact.period ? [fact.period] : []),
    ...item("Corrected", toEntries(fact.corrections)),
    ...item("Why disputed", toEntries(fact.disputed)),
    ...item("Revised", toEntries(fact.revised)),
  );
};

const sum = (fact) => {
  const rows = [...(fact.rows ?? []), ...(fact.more ? [`and ${fact.more} more`] : [])];
  return create(
    "div",
    "smp-origin__sum",
    create("p", "", fact.formula ? "How it was worked out" : "What stands in the table"),
    ...(fact.formula ? [create("p", "smp-origin__formula", fact.formula)] : []),
    ...rows.map((row) => create("div", "", row)),
  );
};

const fill = (link, fact) => {
  const more = create("p", "smp-origin__more", linkTo(link.href, "All about this number"));
  if (!fact) {
    panel.replaceChildren(create("p", "", link.dataset.origin), more);
    return;
  }
  panel.replaceChildren(
    create("p", "smp-origin__value", fact.value),
    ...(fact.disputed ? [create("p", "smp-origin__disputed", DISPUTED)] : []),
    create("p", "smp-origin__words", fact.words),
    details(fact, new URL("../..", link.href)),
    sum(fact),
    more,
  );
};

/* Where it stands: below the number or above it, whichever has room, and never over it. */

let link = null;
let pointed;

// A number can be broken over two lines: the panel clears both, and begins where the pointer's line does.
const boxOf = () => {
  const boxes = [...link.getClientRects()];
  const over = ({ top, bottom }) => pointed && top <= pointed.y && pointed.y <= bottom;
  const { left } = boxes.find(over) ?? boxes[0];
  return { left, top: boxes[0].top, bottom: boxes.at(-1).bottom };
};

// A panel stands above all else, and would cover the way out (exit.css), which must stay in reach.
const floor = () =>
  document.querySelector(".smp-exit")?.getBoundingClientRect().top || document.documentElement.clientHeight;

const place = () => {
  if (!panel.isConnected || !link.getClientRects().length) return;
  const box = boxOf();
  const { clientWidth } = document.documentElement;
  const end = floor();
  if (box.bottom < 0 || box.top > end) {
    close();
    return;
  }
  panel.style.maxHeight = "";
  const below = end - box.bottom - GAP - MARGIN;
  const above = box.top - GAP - MARGIN;
  const under = panel.offsetHeight <= below || below >= above;
  panel.style.maxHeight = `${Math.max(under ? below : above, 96)}px`;
  const left = Math.min(box.left, clientWidth - panel.offsetWidth - MARGIN);
  const top = under ? box.bottom + GAP : box.top - GAP - panel.offsetHeight;
  panel.style.left = `${Math.max(left, MARGIN)}px`;
  panel.style.top = `${Math.min(Math.max(top, MARGIN), end - panel.offsetHeight - MARGIN)}px`;
  // What does not fit is scrolled, which a keyboard must be able to do too.
  if (panel.scrollHeight > panel.clientHeight) panel.tabIndex = 0;
  else panel.removeAttribute("tabindex");
};

/* When it opens and closes. */

let timer;
const later = (action, wait) => {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
};

const close = () => {
  clearTimeout(timer);
  if (!link) return;
  if (panel.contains(document.activeElement)) link.focus({ preventScroll: true });
  link.title = link.dataset.origin;
  for (const name of ["data-origin", "aria-description", "aria-details"]) link.removeAttribute(name);
  link = null;
  panel.remove();
};

const open = async (wanted) => {
  clearTimeout(timer);
  if (link === wanted) return;
  close();
  link = wanted;
  // As a title the browser would show it a second time.
  link.dataset.origin = link.title;
  link.setAttribute("aria-description", link.title);
  link.setAttribute("aria-details", panel.id);
  link.removeAttribute("title");
  const asked = factOf(wanted);
  // Shown at once with all that it will hold, wherever that comes in time: a panel that grows moves.
  const soon = await Promise.race([asked, pause(WAITS)]);
  if (link !== wanted) return;
  fill(link, soon);
  link.after(panel);
  panel.showPopover();
  place();
  const late = soon ? undefined : await asked;
  if (link !== wanted || !late) return;
  // The link that somebody is on is replaced by its like.
  const isWithin = panel.contains(document.activeElement);
  fill(link, late);
  if (isWithin && !panel.contains(document.activeElement)) panel.querySelector(".smp-origin__more a").focus({ preventScroll: true });
  place();
};

const linkOf = (event) => event.target.closest?.(CLAIM)?.querySelector("a");

const listen = () => {
  let tapped;
  const on = (name, action, options) => document.addEventListener(name, action, options);

  on("pointerover", (event) => {
    const wanted = linkOf(event);
    if (event.pointerType !== "mouse" || !wanted) return;
    if (wanted === link) clearTimeout(timer);
    else later(() => open(wanted), OPENS_AFTER);
    if (!panel.contains(event.target)) pointed = { x: event.clientX, y: event.clientY };
  });
  on("pointerout", (event) => {
    if (event.pointerType !== "mouse" || !linkOf(event)) return;
    later(link?.matches(":focus-visible") ? () => {} : close, CLOSES_AFTER);
  });
  on("focusin", (event) => {
    const wanted = linkOf(event);
    if (wanted === link) {
      clearTimeout(timer);
      return;
    }
    pointed = undefined;
    // A tap focuses too: what it does is for the click to say.
    if (wanted && !tapped) open(wanted);
    else if (!wanted) close();
  });
  on("focusout", (event) => {
    if (linkOf(event) && !event.relatedTarget && document.hasFocus()) later(close, CLOSES_AFTER);
  });
  on("pointerdown", (event) => {
    const wanted = linkOf(event);
    tapped = event.pointerType === "mouse" || panel.contains(event.target) ? null : wanted;
    if (!wanted) close();
  });
  on("pointercancel", () => (tapped = null));
  on("click", (event) => {
    if (!tapped || tapped !== linkOf(event) || panel.contains(event.target)) return;
    event.preventDefault();
    pointed = { x: event.clientX, y: event.clientY };
    if (tapped === link) close();
    else open(tapped);
    tapped = null;
  });
  on(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !link) return;
      event.stopPropagation();
      close();
    },
    { capture: true },
  );
  on("scroll", (event) => event.target !== panel && place(), { capture: true, passive: true });
  window.addEventListener("resize", place);
};

// A browser without popovers has the link, and its title.
if ("popover" in HTMLElement.prototype) listen();
