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

/* Find: by a part of a name, by a name that is nearly right, or by a postcode where this copy of the site has ONS's table. */

const POSTCODE = /^([a-z]{1,2}[0-9][0-9a-z]?) *([0-9][a-z]{2})$/i;
const BEGUN = /^[a-z]{1,2}[0-9][0-9a-z]? *[0-9]?[a-z]?$/i;
const COUNCILLORS = "https://www.gov.uk/find-your-local-councillors";
const MOST = 20; // streets of one answer
const MAY_GO_ON = " The police's records name a street there. It may run through other wards too.";

const linkTo = (path, text) => create("a", { href: new URL(path, here).href }, text);

const evened = (text) => text.toLowerCase().replace(/[’'.]/g, "").replace(/\s+/g, " ").trim();
// "12a St Peter's St., Anytown" is looked for as "st peters st".
const placeIn = (address) => evened(address.replace(/^\s*\d+[a-z]?\s+/i, "").replace(/,.*/, ""));

// Each street with a line for all the wards it lies in, made when it is found.
const streetsOf = (data) => {
  const [called, wards] = data ? JSON.parse(data.textContent) : ["", []];
  const found = new Map();
  for (const place of wards) for (const name of place[4].split("|")) found.set(name, [...(found.get(name) ?? []), place]);
  const line = (name, places) => {
    const parts = places.flatMap(([ward, slug, later, address], at) => [
      at ? "; " : " ", linkTo(`${address}/`, later), ` (${called}), before that `, linkTo(`${slug}/`, ward),
    ]);
    return create("li", { className: "smp-street" }, `${name}:`, ...parts);
  };
  return [...found].map(([name, places]) => ({ name: evened(name), item: () => line(name, places), isStreet: true }));
};

// How many letters make the difference between what is typed and a part of a name, from where one of its words starts.
const slips = (typed, name) => {
  let row = Array.from(` ${name}`, (sign) => (sign === " " ? 0 : Infinity));
  for (const [at, letter] of [...typed].entries()) {
    const next = [at + 1];
    for (let to = 1; to < row.length; to += 1)
      next.push(Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (letter !== name[to - 1])));
    row = next;
  }
  return Math.min(...row);
};

const nearest = (typed, names) => {
  const far = names.map(({ name }) => slips(typed, name));
  const least = Math.min(...far);
  const allowed = typed.length < 4 ? 0 : Math.min(3, Math.round(typed.length / 3));
  return least <= allowed ? names.filter((_, at) => far[at] === least) : [];
};

// Where what is typed begins a name it stands before those that hold it somewhere.
const holding = (typed, names) =>
  names
    .map((each) => ({ ...each, at: each.name.indexOf(typed) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => (one.at > 0) - (other.at > 0));

const setUpFinder = (finder) => {
  const details = finder.querySelector("details");
  const list = finder.querySelector("ul");
  const entries = [...list.children];
  const places = entries.map((entry) => ({ name: evened(entry.textContent.split(/:| \(/)[0]), item: () => entry }));
  const streets = streetsOf(finder.querySelector("script"));
  const links = new Map(entries.flatMap((entry) => [...entry.querySelectorAll("a")]).map((link) => [link.href, link]));
  const knowsPostcodes = finder.classList.contains("smp-finder--postcodes");
  const label = `Type your street, village or ward${knowsPostcodes ? ", or a postcode" : ""}`;
  const input = create("input", { id: "smp-find", type: "search", autocomplete: "off", spellcheck: false });
  const answer = create("p");
  answer.setAttribute("role", "status");
  details.before(create("label", { htmlFor: input.id }, label), input, answer);

  const say = (...content) => answer.replaceChildren(...content);

  const noPostcodes = () =>
    say(
      "This site has no list of postcodes. Type your street or village here instead. Or ask GOV.UK ",
      linkTo(COUNCILLORS, "who your councillors are"),
      ": each stands for a ward, and that is yours.",
    );

  const findPostcode = async (district, unit) => {
    try {
      const slug = (await fetchJson(`postcodes/${district.toLowerCase()}.json`))[unit.toUpperCase()];
      const link = slug && links.get(new URL(`${slug}/`, here).href);
      say(...(link ? ["That postcode was in ", link.cloneNode(true), "."] : ["No ward here has that postcode."]));
    } catch {
      say("No ward here has that postcode.");
    }
  };

  const show = (found) => {
    list.replaceChildren(...found.map(({ item }) => item()));
    details.open = found.length > 0 && input.value.trim() !== "";
  };

  const named = (typed) => [...holding(typed, places), ...(typed.length > 2 ? holding(typed, streets) : [])];

  const find = (typed, found) => {
    const near = found.length ? [] : nearest(typed, [...places, ...streets]);
    show((found.length ? found : near).slice(0, MOST));
    if (found.length > MOST) say(`${found.length} places found. Type more of the name: these are ${MOST} of them.`);
    else if (found.length) say(`${found.length} ${found.length === 1 ? "place" : "places"} found.${found.some(({ isStreet }) => isStreet) ? MAY_GO_ON : ""}`);
    else if (near.length) say("No place of just that name. Did you mean this?");
    else say("No place of that name. Try the map below.");
  };

  const answerTyped = () => {
    const asked = input.value.trim();
    const postcode = asked.match(POSTCODE);
    const typed = placeIn(asked);
    const found = typed && !postcode ? named(typed) : [];
    // "A20" is a road, and "ME15" begins a postcode.
    if (found.length || (typed && !postcode && !BEGUN.test(asked))) {
      find(typed, found);
      return;
    }
    show(postcode || asked ? [] : places);
    if (!asked) say();
    else if (!knowsPostcodes) noPostcodes();
    else if (postcode) findPostcode(postcode[1], postcode[2]);
    else say("Type the whole postcode.");
  };

  // What was typed in the search comes in the part of the address that no browser sends.
  const takeSearched = () => {
    const searched = new URLSearchParams(location.hash.slice(1)).get("find");
    if (!searched) return;
    input.value = searched;
    answerTyped();
    finder.scrollIntoView();
  };
  input.addEventListener("input", answerTyped);
  addEventListener("hashchange", takeSearched);
  takeSearched();
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
  result.setAttribute("aria-live", "polite");
  document.querySelector(".smp-side").append(...fields, result);

  const lay = (chosen) => {
    const head = create("tr", {}, create("th", { scope: "col" }, "What"));
    head.append(...chosen.map((row) => create("th", { scope: "col", className: "smp-number" }, row.cells[0].textContent)));
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
if (document.querySelector(".smp-side")) setUpComparison(table);
setUpSorting(table);
