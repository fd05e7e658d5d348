// What a chart gains with JavaScript: its values under a pointer, a finger or the arrow keys; my ward marked in every
// chart of the page; another measure in its place. All that it tells stands in the chart's own table.

const MINE = "ward"; // in the page's address, and nowhere else
const NEAR = 24; // pixels around a mark that count as on it
const NONE = "none";

const create = (name, className, ...content) => {
  const element = document.createElement(name);
  element.className = className;
  element.append(...content);
  return element;
};

const partsOf = (figure) => ({
  plot: figure.querySelector(".smp-figure__plot"),
  svg: figure.querySelector(".smp-figure__plot svg"),
  tools: figure.querySelector(".smp-figure__tools"),
  marks: [...figure.querySelectorAll("[data-row]")],
});

/* What the table says. */

const textOf = (cell) => cell.textContent.replace(/\s+/g, " ").trim();

const tableOf = (figure) => {
  const table = figure.querySelector(".smp-figure__data table");
  return {
    heads: [...table.querySelectorAll("thead th")].map(textOf),
    rows: [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map(textOf)),
  };
};

// A name says itself; a number needs its column's name. Which wards a cluster has is told by the picture.
const wordsOf = ({ heads, rows }, at) =>
  rows[at]
    .map((text, n) => (n || /^\d/.test(text) ? `${heads[n]}: ${text}` : text))
    .filter((_, n) => heads[n] !== MANY)
    .join("; ");

// What the partnership's places are called: wards, or what it has in their stead.
const { one = "ward", many = "wards" } = document.querySelector("figure[data-one]")?.dataset ?? {};
const [ONE, MANY] = [one, many].map((name) => name[0].toUpperCase() + name.slice(1));

const wardsOf = ({ heads, rows }) => {
  const at = heads.indexOf(ONE);
  return at < 0 ? [] : rows.map((row) => row[at]);
};

// A row is about a ward, or about a cluster that it belongs to.
const rowsAbout = ({ heads, rows }, ward) => {
  const [one, many] = [heads.indexOf(ONE), heads.indexOf(MANY)];
  return [...rows.keys()].filter((at) => rows[at][one] === ward || rows[at][many]?.split("; ").includes(ward));
};

/* One value at a time. */

const point = (figure, row, told) => {
  const { marks } = partsOf(figure);
  for (const mark of marks) mark.classList.toggle("smp-at", Number(mark.dataset.row) === row);
  const words = wordsOf(tableOf(figure), row);
  told.range.value = row;
  told.range.setAttribute("aria-valuetext", words);
  told.words.textContent = words;
};

const distance = (mark, x, y) => {
  const { left, right, top, bottom } = mark.getBoundingClientRect();
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
};

const nearest = (figure, { clientX, clientY }) => {
  const near = partsOf(figure).marks.map((mark) => [distance(mark, clientX, clientY), Number(mark.dataset.row)]);
  const [[far, row]] = near.sort(([one], [other]) => one - other);
  return far <= NEAR ? row : undefined;
};

const follow = (figure, told) => (event) => {
  const row = nearest(figure, event);
  if (row !== undefined) point(figure, row, told);
};

const slider = (figure) => {
  const range = create("input", "smp-figure__range");
  Object.assign(range, { type: "range", min: 0, max: tableOf(figure).rows.length - 1, step: 1, value: 0 });
  range.setAttribute("aria-label", "Read the values one by one");
  range.setAttribute("aria-valuetext", "No value read yet");
  const words = create("p", "smp-figure__told", "Point at the chart, tap it or move the slider to read its values.");
  const told = { range, words };
  range.addEventListener("input", () => point(figure, Number(range.value), told));
  const { plot } = partsOf(figure);
  for (const name of ["pointermove", "pointerdown"]) plot.addEventListener(name, follow(figure, told));
  return [words, range];
};

/* My ward, in every chart of the page. */

const myWard = () => new URLSearchParams(location.search).get(MINE) ?? "";

const remember = (ward) => {
  const url = new URL(location);
  if (ward) url.searchParams.set(MINE, ward);
  else url.searchParams.delete(MINE);
  history.replaceState(history.state, "", url);
};

const markMine = (figure, ward) => {
  const table = tableOf(figure);
  const rows = ward ? rowsAbout(table, ward) : [];
  for (const mark of partsOf(figure).marks) mark.classList.toggle("smp-mine", rows.includes(Number(mark.dataset.row)));
  const choice = figure.querySelector(".smp-figure__ward select");
  if (choice) choice.value = ward || NONE;
  const mine = figure.querySelector(".smp-figure__mine");
  if (mine) mine.replaceChildren(...rows.map((row) => create("span", "", wordsOf(table, row))));
};

const markAll = (ward) => {
  for (const figure of document.querySelectorAll("figure[data-chart]")) markMine(figure, ward);
};

const chooser = (figure) => {
  const table = tableOf(figure);
  const listed = table.heads.includes(MANY)
    ? table.rows.flatMap((row) => row[table.heads.indexOf(MANY)].split("; "))
    : wardsOf(table);
  if (!listed.length) return [];
  const select = create("select", "", new Option("None", NONE));
  for (const ward of [...new Set(listed)].sort()) select.append(new Option(ward, ward));
  select.addEventListener("change", () => {
    const ward = select.value === NONE ? "" : select.value;
    remember(ward);
    markAll(ward);
  });
  const mine = create("p", "smp-figure__mine");
  mine.setAttribute("role", "status");
  return [create("label", "smp-figure__ward", `Mark my ${one} `, select), mine];
};

/* Another measure in the place of this one: the very figure of its own page, which is also where the link leads. */

const figureAt = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("figure");
};

// The same chart may stand on this page too, so that no id may come twice.
const settle = (found, url, place) => {
  const renamed = (id) => `${place}--${id}`;
  const rename = { id: renamed, "aria-labelledby": renamed, "aria-describedby": renamed };
  for (const element of found.querySelectorAll("*")) {
    for (const [name, change] of Object.entries(rename)) {
      if (element.hasAttribute(name)) element.setAttribute(name, change(element.getAttribute(name)));
    }
    for (const { name, value } of [...element.attributes]) {
      if (value.startsWith("url(#")) element.setAttribute(name, `url(#${renamed(value.slice(5))}`);
    }
    if (element.hasAttribute("href")) element.href = new URL(element.getAttribute("href"), url).href;
    element.removeAttribute("target");
  }
};

const change = async (figure, link) => {
  const { href } = link;
  const found = await figureAt(href);
  settle(found, href, figure.id);
  figure.dataset.chart = found.dataset.chart;
  figure.replaceChildren(...found.childNodes);
  enhance(figure);
  figure.querySelector(".smp-figure__views [aria-current]").focus({ preventScroll: true });
};

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.(".smp-figure__views a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await change(link.closest("figure"), link);
  } catch (error) {
    console.warn(error);
    location.assign(link.href);
  }
});

const enhance = (figure) => {
  const { tools, marks } = partsOf(figure);
  if (!marks.length) return;
  tools.replaceChildren(...slider(figure), ...chooser(figure));
  markMine(figure, myWard());
};

for (const figure of document.querySelectorAll("figure[data-chart]")) enhance(figure);
