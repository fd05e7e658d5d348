// What the pages gain with JavaScript: charts to explore. The origin of numbers is in claims.js.
// Nothing here is needed to read the site, and nothing is requested before somebody asks for it.

const root = new URL("../../", import.meta.url);

/* Charts: a live view takes the still picture's place on demand. */

const EXPLORE = "Explore this chart";
const BACK = "Show the still picture";

let vega;
const loadVega = () => (vega ??= import(new URL("assets/smp/vega.js", root)));

const loadSpec = async (id) => {
  const answer = await fetch(new URL(`assets/charts/${id}.json`, root));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
};

const partsOf = (figure) => ({
  plot: figure.querySelector(".smp-figure__plot"),
  button: figure.querySelector(".smp-figure__explore"),
  live: figure.querySelector(".smp-figure__live"),
});

/* A line of words is as wide as in the still picture, whatever font it is drawn in. */

const keyOf = (line) => {
  const { fontSize, fontWeight } = getComputedStyle(line);
  return `${fontSize} ${fontWeight} ${line.textContent}`;
};

const fitWords = (plot, live) => {
  const held = new Map([...plot.querySelectorAll("[textLength]")].map((line) => [keyOf(line), line]));
  for (const line of live.querySelectorAll("text, tspan")) {
    const still = held.get(keyOf(line));
    for (const name of still ? ["textLength", "lengthAdjust"] : []) line.setAttribute(name, still.getAttribute(name));
  }
};

const openLive = async (figure) => {
  const { plot, button } = partsOf(figure);
  const live = document.createElement("div");
  live.className = "smp-figure__live";
  button.disabled = true;
  try {
    const [spec] = await Promise.all([loadSpec(figure.dataset.chart), loadVega()]);
    plot.after(live);
    await window.smpVega.embed(live, spec);
    fitWords(plot, live);
    plot.hidden = true;
    button.textContent = BACK;
  } catch (error) {
    live.remove();
    vega = undefined;
    button.textContent = "The live chart did not load. Try again";
    console.warn(error);
  } finally {
    button.disabled = false;
    button.focus({ preventScroll: true });
  }
};

const closeLive = (figure) => {
  const { plot, button, live } = partsOf(figure);
  live.remove();
  plot.hidden = false;
  button.textContent = EXPLORE;
  button.focus({ preventScroll: true });
};

const toggleLive = (figure) => (partsOf(figure).live ? closeLive(figure) : openLive(figure));

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".smp-figure__explore");
  if (button) toggleLive(button.closest(".smp-figure"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const figure = event.target.closest?.(".smp-figure");
  if (figure && partsOf(figure).live) closeLive(figure);
});

/* A link to what is folded unfolds it, where the browser does not. */

const unfold = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let fold = target?.closest("details:not([open])");
  if (!fold) return;
  for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
};

addEventListener("hashchange", unfold);
unfold();

/* What a term means: a tap or Enter shows it without a script; with one the keyboard's focus does too. */

document.addEventListener("focusin", ({ target }) => {
  if (target.matches?.(".smp-term__name:focus-visible")) target.popoverTargetElement?.showPopover();
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const term = target.closest?.(".smp-term");
  if (term && !term.contains(relatedTarget)) term.lastElementChild.hidePopover?.();
});

/* Tables that fit need no stop for the Tab key. */

const frames = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

const enhance = () => {
  for (const button of document.querySelectorAll(".smp-figure__explore")) button.hidden = false;
  for (const frame of document.querySelectorAll(".smp-scroll")) frames.observe(frame);
};

// The theme's stream of pages, where pages are swapped without loading; else the only page there is.
if (window.document$) window.document$.subscribe(enhance);
else enhance();

/* Paper says where it is from, and of which day it is. */

addEventListener("beforeprint", () => {
  const printed = document.querySelector(".smp-printed");
  if (!printed) return;
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/#.*/, "");
  const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const [name] = printed.textContent.split(", ");
  printed.textContent = `${name}, ${address}. Printed on ${day}.`;
});
