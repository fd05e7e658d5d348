// Exit this page, as GOV.UK has it: clear the screen at once, then show another site, whose entry takes this page's place in
// the history. Without this file the button is a plain link.

const PRESSES = 3;
const WITHIN = 5000; // milliseconds, from each press to the next

const box = document.querySelector(".smp-exit");
const link = box.querySelector("a");

const create = (name, className) => Object.assign(document.createElement(name), { className });

// It must stand there before it says anything, or nobody hears it.
const status = create("div", "smp-unseen");
status.setAttribute("role", "status");
const lights = create("div", "smp-exit__lights");
lights.setAttribute("aria-hidden", "true");
lights.append(...Array.from({ length: PRESSES }, () => create("span", "smp-exit__light")));
link.append(lights);
box.append(status);

// Lasts as long as the tab, and tells smp.js in every page read before where to go instead. No two ways out are the same.
const keep = () => {
  try {
    sessionStorage.setItem("smp-left", `${Date.now()} ${link.href}`);
  } catch {
    // A browser may refuse to keep anything: the way out works all the same.
  }
};

const exit = () => {
  document.documentElement.classList.add("smp-left");
  document.title = "Loading";
  const loading = create("p", "smp-left__word");
  loading.setAttribute("role", "alert");
  document.body.replaceChildren(loading);
  loading.textContent = "Loading.";
  keep();
  // The page of a chart can stand in a frame of another.
  window.top.location.replace(link.href);
};

let presses = 0;
let timer;

const count = (number) => {
  presses = number;
  box.classList.toggle("smp-exit--counting", presses > 0);
  [...lights.children].forEach((light, at) => light.classList.toggle("smp-exit__light--on", at < presses));
  clearTimeout(timer);
};

const press = () => {
  count(presses + 1);
  if (presses === PRESSES) {
    exit();
    return;
  }
  const left = PRESSES - presses;
  status.textContent = `Shift, press ${left} more ${left === 1 ? "time" : "times"} to exit.`;
  timer = setTimeout(() => {
    count(0);
    status.textContent = "Exit this page expired.";
  }, WITHIN);
};

// Shift that made a capital letter was let go after a key that it changed.
let changed = false;
addEventListener("keyup", (event) => {
  if (event.key === "Shift" && !changed) press();
  else if (presses) {
    count(0);
    status.textContent = "";
  }
  changed = event.shiftKey;
});

link.addEventListener("click", (event) => {
  event.preventDefault();
  exit();
});
