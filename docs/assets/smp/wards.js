// What the page of all wards gains with JavaScript: find a ward by what is typed, sort the table, lay wards side by side.
// Nothing leaves the reader's device but requests to this site, and those only for a postcode or a comparison.

const here = new URL("./", location.href);

const create = (name, props = {}, ...content) => {
  const element = Object.assign(document.createElement(name), props);
  element.append(...content);
  return element;
};

const fetchJson = async (path) => {
  const answer = await fetch(new URL(path, here));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
};

/* Find: by a part of a name, or by a postcode where this copy of the site has ONS's table. */

const POSTCODE = /^([a-z]{1,2}[0-9][0-9a-z]?) *([0-9][a-z]{2})$/i;
const BEGUN = /^[a-z]{1,2}[0-9][0-9a-z]? *[0-9]?[a-z]?$/i;
const NO_POSTCODES = "Postcodes cannot be looked up here yet. Type your village or place, or choose on the map.";

const setUpFinder = (finder) => {
  const details = finder.querySelector("details");
  const list = finder.querySelector("ul");
  const entries = [...list.children];
  const links = new Map(entries.flatMap((entry) => [...entry.querySelectorAll("a")]).map((link) => [link.href, link]));
  const knowsPostcodes = finder.classList.contains("smp-finder--postcodes");
  const label = `Type a village, a place or a ward${knowsPostcodes ? ", or a postcode" : ""}`;
  const input = create("input", { id: "smp-find", type: "search", autocomplete: "off", spellcheck: false });
  const answer = create("p");
  answer.setAttribute("role", "status");
  details.before(create("label", { htmlFor: input.id }, label), input, answer);

  const say = (...content) => answer.replaceChildren(...content);

  const findPostcode = async (district, unit) => {
    if (!knowsPostcodes) {
      say(NO_POSTCODES);
      return;
    }
    try {
      const slug = (await fetchJson(`postcodes/${district.toLowerCase()}.json`))[unit.toUpperCase()];
      const link = slug && links.get(new URL(`${slug}/`, here).href);
      say(...(link ? ["That postcode was in ", link.cloneNode(true), "."] : ["No ward of the borough has that postcode."]));
    } catch {
      say("No ward of the borough has that postcode.");
    }
  };

  input.addEventListener("input", () => {
    const asked = input.value.trim().toLowerCase();
    const postcode = asked.match(POSTCODE);
    // Where what is typed begins a name it stands before those that hold it somewhere.
    const places = entries.map((entry) => [entry.textContent.toLowerCase().indexOf(postcode ? "" : asked), entry]);
    for (const [at, entry] of places) entry.hidden = at < 0;
    list.append(...places.sort(([one], [other]) => (one > 0) - (other > 0)).map(([, entry]) => entry));
    const found = entries.filter((entry) => !entry.hidden).length;
    details.open = asked !== "" && !postcode && found > 0;
    if (postcode) findPostcode(postcode[1], postcode[2]);
    else if (!asked) say();
    else if (BEGUN.test(asked)) say(knowsPostcodes ? "Type the whole postcode." : NO_POSTCODES);
    else say(found ? `${found} ${found === 1 ? "place" : "places"} found.` : "No place of that name. Try the map below.");
  });
};

/* Sort: by the column whose heading is pressed, and the other way when pressed again. */

const valueOf = (row, column) => {
  const text = row.cells[column].textContent.trim();
  const number = Number(text.replace(/[,%+]/g, "").replace("−", "-"));
  return Number.isNaN(number) ? text : number;
};

const compare = (one, other) => (typeof one === "number" ? one - other : one.localeCompare(other));

const setUpSorting = (table) => {
  const heads = [...table.tHead.rows[0].cells];
  const sort = (column) => {
    const falling = heads[column].getAttribute("aria-sort") === (column ? "descending" : "ascending");
    const way = (column === 0) === falling ? "descending" : "ascending";
    const sign = way === "ascending" ? 1 : -1;
    const rows = [...table.tBodies[0].rows];
    rows.sort((one, other) => sign * compare(valueOf(one, column), valueOf(other, column)));
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", way);
    table.tBodies[0].append(...rows);
  };
  heads.forEach((head, column) => {
    const button = create("button", { type: "button", className: "smp-sort" }, ...head.childNodes);
    button.addEventListener("click", () => sort(column));
    head.append(button);
  });
  heads[0].setAttribute("aria-sort", "ascending");
};

/* Side by side: two or three wards, and whether chance alone explains that their rates differ. */

const NUMBER = 3;

const setUpComparison = (table) => {
  const rows = [...table.tBodies[0].rows];
  const names = rows.map((row) => row.cells[0].textContent);
  const slugOf = (row) => row.cells[0].querySelector("a").pathname.split("/").at(-2);
  const titles = [...table.tHead.rows[0].cells].map((head) => head.textContent);
  const options = () => ["Choose a ward", ...names].map((name, at) => create("option", { value: String(at - 1) }, name));
  const selects = Array.from({ length: NUMBER }, (_, at) =>
    create("select", { id: `smp-side-${at}`, name: `ward-${at}` }, ...options()),
  );
  const result = create("div");
  const words = ["One ward", "Another ward", "One more ward, if you like"];
  const fields = selects.map((select, at) => create("div", {}, create("label", { htmlFor: select.id }, words[at]), select));
  const heading = create("h2", { id: "side-by-side" }, "Wards side by side");
  const box = create("section", { className: "smp-side" }, heading, ...fields, result);
  box.setAttribute("aria-labelledby", heading.id);
  result.setAttribute("aria-live", "polite");
  table.closest("article").append(box);

  const lay = (chosen) => {
    const head = create("tr", {}, create("th", { scope: "col" }, "What"));
    head.append(...chosen.map((row) => create("th", { scope: "col" }, row.cells[0].textContent)));
    const body = titles.slice(1).map((title, at) => {
      const cells = chosen.map((row) => create("td", { className: "smp-number" }, row.cells[at + 1].textContent));
      return create("tr", {}, create("th", { scope: "row" }, title), ...cells);
    });
    const laid = create("table", { className: "smp-table" }, create("thead", {}, head), create("tbody", {}, ...body));
    return create("div", { className: "smp-scroll" }, laid);
  };

  const judge = (chosen, apart) => {
    const pairs = chosen.flatMap((row, at) => chosen.slice(at + 1).map((other) => [row, other]));
    return pairs.map(([one, other]) => {
      const [first, second] = [one, other].map((row) => row.cells[0].textContent);
      const real = apart[slugOf(one)].includes(slugOf(other));
      const says = real ? "are further apart than chance alone explains" : "could differ by chance alone";
      return create("p", {}, `The rates of ${first} and ${second} ${says}.`);
    });
  };

  const show = async () => {
    const chosen = [...new Set(selects.map((select) => rows[Number(select.value)]).filter(Boolean))];
    if (chosen.length < 2) {
      result.replaceChildren();
      return;
    }
    const laid = lay(chosen);
    try {
      result.replaceChildren(laid, ...judge(chosen, await fetchJson("apart.json")));
    } catch (error) {
      result.replaceChildren(laid);
      console.warn(error);
    }
  };
  for (const select of selects) select.addEventListener("change", show);
};

setUpFinder(document.querySelector(".smp-finder"));
const table = document.querySelector("#smp-all-wards");
setUpComparison(table);
setUpSorting(table);
