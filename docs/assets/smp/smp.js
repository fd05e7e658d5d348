// What the pages gain with JavaScript: charts to explore, and where a number comes from without leaving the page.
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

const openLive = async (figure) => {
  const { plot, button } = partsOf(figure);
  const live = document.createElement("div");
  live.className = "smp-figure__live";
  button.disabled = true;
  try {
    const [spec] = await Promise.all([loadSpec(figure.dataset.chart), loadVega()]);
    plot.after(live);
    await window.smpVega.embed(live, spec);
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

/* Claims: the link's title, shown on focus, hover or tap. The title itself stays for screen readers. */

const CLAIM = ".smp-claim a";
const LINGER = 150;

const tip = document.createElement("div");
tip.className = "smp-tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true");

let claim = null;
let tapped = null;
let leaving;

const placeTip = () => {
  const margin = 8;
  const box = claim.getClientRects()[0];
  const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - margin);
  const below = box.bottom + tip.offsetHeight + margin < window.innerHeight || box.top < tip.offsetHeight + margin;
  tip.style.left = `${Math.max(left, margin) + window.scrollX}px`;
  tip.style.top = `${(below ? box.bottom : box.top - tip.offsetHeight) + window.scrollY}px`;
};

const hideTip = () => {
  clearTimeout(leaving);
  if (claim?.dataset.title) {
    claim.title = claim.dataset.title;
    delete claim.dataset.title;
  }
  claim = null;
  tip.hidden = true;
};

const showTip = (link) => {
  clearTimeout(leaving);
  if (claim === link) return;
  hideTip();
  if (!link.title) return;
  claim = link;
  tip.textContent = link.title;
  tip.hidden = false;
  placeTip();
};

// While the pointer is over it, the browser would show the title a second time.
const hushTitle = (link) => {
  if (claim !== link || !link.title) return;
  link.dataset.title = link.title;
  link.removeAttribute("title");
};

const claimOf = (event) => event.target.closest?.(CLAIM);

document.addEventListener("pointerover", (event) => {
  const link = claimOf(event);
  if (link && event.pointerType === "mouse") {
    showTip(link);
    hushTitle(link);
  } else if (tip.contains(event.target)) {
    clearTimeout(leaving);
  }
});

document.addEventListener("pointerout", (event) => {
  if (claimOf(event) || tip.contains(event.target)) leaving = setTimeout(hideTip, LINGER);
});

document.addEventListener("focusin", (event) => {
  const link = claimOf(event);
  if (link) showTip(link);
});

document.addEventListener("focusout", (event) => {
  if (claimOf(event)) hideTip();
});

document.addEventListener("pointerdown", (event) => {
  const link = claimOf(event);
  tapped = link && event.pointerType === "touch" && link !== claim ? link : null;
  if (!link && !tip.contains(event.target)) hideTip();
});

document.addEventListener("click", (event) => {
  const link = claimOf(event);
  if (link && link === tapped) {
    event.preventDefault();
    showTip(link);
    return;
  }
  const button = event.target.closest?.(".smp-figure__explore");
  if (button) toggleLive(button.closest(".smp-figure"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  hideTip();
  const figure = event.target.closest?.(".smp-figure");
  if (figure && partsOf(figure).live) closeLive(figure);
});

/* Tables that fit need no stop for the Tab key. */

const frames = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

const enhance = () => {
  document.body.append(tip);
  for (const button of document.querySelectorAll(".smp-figure__explore")) button.hidden = false;
  for (const frame of document.querySelectorAll(".smp-scroll")) frames.observe(frame);
};

// The theme's stream of pages, where pages are swapped without loading; else the only page there is.
if (window.document$) window.document$.subscribe(enhance);
else enhance();
