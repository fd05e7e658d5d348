// What the pages gain with JavaScript beside their charts (charts.js) and the origin of numbers (claims.js).

/* Once a tab was left with "Exit this page" (exit.js), going back or forward brings no page that was read before. */

const kept = () => {
  try {
    return sessionStorage.getItem("smp-left");
  } catch {
    return null;
  }
};

const stayAway = (returned) => {
  const left = kept();
  if (!left) return;
  // What is opened anew after that may be read, and returned to until the next way out.
  if (!returned) history.replaceState(left, "");
  else if (history.state !== left) {
    document.documentElement.hidden = true;
    document.title = "Loading";
    // The other site is not told from where.
    document.head.append(Object.assign(document.createElement("meta"), { name: "referrer", content: "no-referrer" }));
    window.top.location.replace(left.split(" ")[1]);
  }
};

// A browser that keeps no record of how it came here must not stop what follows.
stayAway(performance.getEntriesByType("navigation")[0]?.type === "back_forward");
addEventListener("pageshow", ({ persisted }) => persisted && stayAway(true));

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

/* On a telephone the theme scrolls back to where a search began, even from a part of that page that was chosen in it. */

let begun = location.hash;
new MutationObserver(() => {
  if (document.body.hasAttribute("data-md-scrolllock")) begun = location.hash;
  else if (location.hash !== begun) {
    document.querySelector(":target")?.scrollIntoView();
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}).observe(document.body, { attributeFilter: ["data-md-scrolllock"] });

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

/* Records that come each month: a page may be read long after it was made. */

const LATE = "There are newer ones by now, but not here.";
const SOON = /From \S+ \d{4} on, there are newer ones that it lacks\./;

const tellLate = (said) => {
  if (new Date() < new Date(said.dataset.until)) return;
  const told = [...said.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && SOON.test(node.data));
  // In the place of the sentence that says from when, which is as long: nothing below moves.
  if (told) told.data = told.data.replace(SOON, LATE);
};

/* A site that was built without its address learns it here, where there is something to cite or to embed. */

const HERE = "[add the address of this page]";

const addAddress = (copied) => {
  copied.textContent = copied.textContent.replace(HERE, location.href.replace(/[?#].*/, ""));
};

const enhance = () => {
  for (const copied of document.querySelectorAll("p.smp-embed__copy:not(:has(code)), .smp-embed__copy code, #cite-this + blockquote p")) addAddress(copied);
  for (const said of document.querySelectorAll(".smp-fresh[data-until]")) tellLate(said);
  for (const frame of document.querySelectorAll(".smp-scroll")) frames.observe(frame);
};

// The theme's stream of pages, where pages are swapped without loading; else the only page there is.
if (window.document$) window.document$.subscribe(enhance);
else enhance();

/* Paper is one tap away, and says where it is from, and of which day it is. */

for (const button of document.querySelectorAll(".smp-print")) {
  button.hidden = !window.print;
  button.addEventListener("click", () => window.print());
}

addEventListener("beforeprint", () => {
  const printed = document.querySelector(".smp-printed");
  if (!printed) return;
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/#.*/, "");
  const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const [name] = printed.textContent.split(", ");
  printed.textContent = `${name}, ${address}. Printed on ${day}.`;
});
