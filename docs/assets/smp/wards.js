// What the page of all wards gains with JavaScript: find a ward by what is typed, sort the table, lay wards side by side.
// Nothing leaves the reader's device but requests to this site, and those only for the list of streets, a postcode or a
// comparison of wards of the plan. None tells what was typed but that of a postcode, which names its district.

const here = new URL("./", location.href);
// What the partnership's places are called: wards, or what it has in their stead.
const { one = "ward", many = "wards" } = document.querySelector("#smp-all-wards[data-one]")?.dataset ?? {};

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
const EXAMPLES = 3; // streets that tell one part of a street from another, before the others are unfolded
// The records name a street only where a point of theirs is, and nobody gave this site a list of all streets.
const mayGoOn = () => [
  "These are only the streets that records name: a part of yours may be missing, and another street can have its name. To be sure, ",
  ...askCouncillors(),
];
const askCouncillors = () => ["ask GOV.UK ", linkTo(COUNCILLORS, "who your councillors are"), "."];

const linkTo = (path, text) => create("a", { href: new URL(path, here).href }, text);

const evened = (text) => text.toLowerCase().replace(/[’'.]/g, "").replace(/\s+/g, " ").trim();
// "12a St Peter's St., Anytown" is looked for as "st peters st", and so is "St Peter's St ME99 1AA". "Mill Rd" is "mill road".
const ENDS = { rd: "road", ave: "avenue", av: "avenue", cl: "close", ln: "lane", dr: "drive", cres: "crescent", gdns: "gardens", pl: "place" };
const placeIn = (address) =>
  evened(address.replace(/^\s*\d+[a-z]?\s+/i, "").replace(/,.*/, ""))
    .replace(/ [a-z]{1,2}[0-9][0-9a-z]? *[0-9][a-z]{2}$/, "")
    .replace(/ (\w+)$/, (all, end) => (ENDS[end] ? ` ${ENDS[end]}` : all));

// The crimes that the table of wards gives one: more people ask for a ward with more of them.
const recordsOf = (address) => {
  const link = document.querySelector(`#smp-all-since a[href$="${address}/"]`);
  return Number(link?.closest("tr").cells[1].textContent.replace(",", ""));
};

// Each street with a line for each ward of today that has one of its name, made when it is found; and each road by its
// name whose number the records use instead.
const streetsOf = ([called, wards, roads]) => {
  const found = new Map();
  for (const place of wards) for (const name of place[4].split("|")) found.set(name, [...(found.get(name) ?? []), place]);
  const into = (places) => {
    const [, , later, address] = places[0];
    const earlier = places.flatMap(([ward, slug], at) => [at ? ", " : "", linkTo(`${slug}/`, ward)]);
    return [linkTo(`${address}/`, later), ` (${called}), before that `, ...earlier];
  };
  const byWard = (places) => {
    const addresses = new Set(places.map(([, , , address]) => address));
    return [...addresses].map((wanted) => places.filter(([, , , address]) => address === wanted));
  };
  // What tells its parts apart: the streets of the same part that lie in no other, those named alike first.
  const near = (name, places) => {
    const own = name.replace(/ \S+$/, "");
    const isAlone = (other) => other !== name && byWard(found.get(other)).length === 1;
    const others = [...new Set(places.flatMap((place) => place[4].split("|")))].filter(isAlone);
    const ordered = [...others.filter((each) => each.includes(own)), ...others.filter((each) => !each.includes(own))];
    const [first, rest] = [ordered.slice(0, EXAMPLES), ordered.slice(EXAMPLES)];
    const told = `Streets in this part: ${first.join(", ")}`;
    if (!rest.length) return first.length ? [create("div", {}, `${told}.`)] : [];
    return [create("details", {}, create("summary", {}, `${told} and ${rest.length} more`), create("p", {}, `${rest.join(", ")}.`))];
  };
  const part = (name, number, places) => {
    const isNamed = places.some((place) => place[4].split("|").includes(name));
    return [...into(places), ...(isNamed ? [] : [`, as the ${number}`]), ...near(isNamed ? name : number, places)];
  };
  // The records can name a road by its number too: that is told once, with all its wards, those of most records first.
  const line = (name, number) => {
    const places = new Set([...(found.get(name) ?? []), ...(found.get(number) ?? [])]);
    const wards = byWard([...places]).sort(([one], [other]) => recordsOf(other[3]) - recordsOf(one[3]));
    if (wards.length === 1) return create("li", { className: "smp-street" }, `${name}: `, ...into(wards[0]));
    const parts = wards.map((each) => create("li", { className: "smp-street__ward" }, ...part(name, number, each)));
    return create("li", { className: "smp-street" }, `${name}: in several ${many}. Which part is yours?`, create("ul", {}, ...parts));
  };
  const entry = (name) => ({ name: evened(name), item: () => line(name, roads[name]), isStreet: true, isOld: false });
  return [...new Set([...found.keys(), ...Object.keys(roads)])].map(entry);
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
  return least <= allowed ? names.filter((_, at) => far[at] === least).sort(todayFirst) : [];
};

// Who types a name mostly means a ward of today: one that is no more stands after it, though its name be nearer.
const todayFirst = (one, other) => one.isOld - other.isOld;

// Where what is typed begins a name it stands before those of its time that hold it somewhere.
const holding = (typed, names) =>
  names
    .map((each) => ({ ...each, at: each.name.indexOf(typed) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => todayFirst(one, other) || (one.at > 0) - (other.at > 0));

const setUpFinder = (finder) => {
  const details = finder.querySelector("details");
  const list = finder.querySelector("ul");
  const summary = finder.querySelector("summary");
  const allOfThem = summary.textContent;
  const entries = [...list.children];
  // What names a ward of today says which wards were there before that.
  const places = entries.map((entry) => ({
    name: evened(entry.textContent.split(/:| \(/)[0]),
    item: () => entry,
    isOld: !entry.textContent.includes("before that"),
    isWard: /^[^:(]+\([^)]+\), before that/.test(entry.textContent),
  }));
  // Fetched when somebody first asks: the page is not to wait for them.
  let streets = finder.classList.contains("smp-finder--streets") ? undefined : [];
  let coming;
  const bringStreets = async () => {
    try {
      streets = streetsOf(await fetchJson("streets.json"));
    } catch (error) {
      streets = [];
      console.warn(error);
    }
  };
  const links = new Map(entries.flatMap((entry) => [...entry.querySelectorAll("a")]).map((link) => [link.href, link]));
  const knowsPostcodes = finder.classList.contains("smp-finder--postcodes");
  const label = `Type your street, village or ${one}${knowsPostcodes ? ", or a postcode" : ""}`;
  const input = create("input", { id: "smp-find", type: "search", autocomplete: "off", spellcheck: false });
  const answer = create("p");
  const caution = create("p", { hidden: true });
  answer.setAttribute("role", "status");
  if (!knowsPostcodes) input.setAttribute("aria-describedby", "smp-find-hint");
  details.before(create("label", { htmlFor: input.id }, label), input, answer);
  caution.append(...mayGoOn());
  details.after(caution);

  const say = (...content) => answer.replaceChildren(...content);

  // Who comes back from GOV.UK finds the ward in a tap.
  const noPostcodes = () => {
    show(places.filter(({ isWard }) => isWard), `Tap your ${one}`);
    say(`Sorry, this site has no postcodes. Type your street or village. Or ask GOV.UK `, linkTo(COUNCILLORS, "who your councillors are"), `: they stand for your ${one}. Then tap it below.`);
  };

  const findPostcode = async (district, unit) => {
    try {
      const slug = (await fetchJson(`postcodes/${district.toLowerCase()}.json`))[unit.toUpperCase()];
      const link = slug && links.get(new URL(`${slug}/`, here).href);
      say(...(link ? ["That postcode was in ", link.cloneNode(true), "."] : [`No ${one} here has that postcode.`]));
    } catch {
      say(`No ${one} here has that postcode.`);
    }
  };

  const show = (found, title = input.value.trim() ? "What was found" : allOfThem) => {
    list.replaceChildren(...found.map(({ item }) => item()));
    summary.textContent = title;
    // After the answer, as it holds for any.
    caution.hidden = !found.some(({ isStreet }) => isStreet);
    details.hidden = found.length === 0;
    details.open = !details.hidden && input.value.trim() !== "";
    // No answer is to stand behind the way out of the page.
    if (input.value.trim() && answer.getBoundingClientRect().bottom > innerHeight / 2) finder.scrollIntoView();
  };

  const named = (typed) => [...holding(typed, places), ...(typed.length > 2 ? holding(typed, streets) : [])];

  const find = (typed, found) => {
    const near = found.length ? [] : nearest(typed, [...places, ...streets]);
    show((found.length ? found : near).slice(0, MOST));
    if (found.length > MOST) say(`${found.length} names found. Type more of the name: these are ${MOST} of them.`);
    else if (found.length) say(`${found.length} ${found.length === 1 ? "name" : "names"} found.`);
    else if (near.length) say("No place of just that name. Did you mean this?");
    else say("No place of that name is in the records. They don’t name every street. Try a street beside it, or the map below. Or ", ...askCouncillors());
  };

  const answerTyped = () => {
    if (!streets) {
      coming ??= bringStreets().then(answerTyped);
      return;
    }
    const typed = placeIn(input.value);
    const postcode = typed.match(POSTCODE);
    const found = typed && !postcode ? named(typed) : [];
    // "A20" is a road, and "ME15" begins a postcode.
    if (found.length || (typed && !postcode && !BEGUN.test(typed))) {
      find(typed, found);
      return;
    }
    show(typed ? [] : places);
    if (!typed) say();
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
    input.focus({ preventScroll: true });
  };
  input.addEventListener("input", answerTyped);
  addEventListener("hashchange", takeSearched);
  takeSearched();
};

/* Sort: by the column whose heading is pressed, and the other way when pressed again. */

// "48 to 61" stands by its lower end.
const valueOf = (row, column) => {
  const text = row.cells[column].textContent.trim();
  const number = Number(text.replace(/ to .*|[,%+]/g, "").replace("−", "-"));
  return Number.isNaN(number) ? text : number;
};

const compare = (one, other) => (typeof one === "number" ? one - other : one.localeCompare(other));

const setUpSorting = (table) => {
  const heads = [...table.tHead.rows[0].cells];
  const sort = (column) => {
    const falling = heads[column].getAttribute("aria-sort") === (column ? "descending" : "ascending");
    const way = (column === 0) === falling ? "descending" : "ascending";
    const sign = way === "ascending" ? 1 : -1;
    // A blank says nothing, so it stands last either way.
    const isBlank = (row) => Number(!row.cells[column].textContent.trim());
    const rows = [...table.tBodies[0].rows];
    rows.sort(
      (one, other) => isBlank(one) - isBlank(other) || sign * compare(valueOf(one, column), valueOf(other, column)),
    );
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
// How many people live in a ward of today is not known well, and that can be enough for a difference too.
const MAYBE_CHANCE = ["could differ by chance alone", "could differ by chance, or for how many people live there"];

// The page of a ward leads here with its own name.
const asked = new URLSearchParams(location.search).get("with");
const slugOf = (row) => row.cells[0].querySelector("a").pathname.split("/").at(-2);

// What sets wards of today apart stands in the page; of the wards of the plan it is fetched.
const toldApart = async (rows, data) => {
  if (data) return ([one, other]) => Number(data[1][rows.indexOf(one)][rows.indexOf(other)]) > 0;
  const apart = await fetchJson("apart.json");
  return ([one, other]) => apart[slugOf(one)].includes(slugOf(other));
};

const setUpComparison = (box, at) => {
  const script = box.querySelector("script");
  const data = script && JSON.parse(script.textContent);
  const table = document.getElementById(data ? data[0] : "smp-all-wards");
  const rows = [...table.tBodies[0].rows];
  const names = rows.map((row) => row.cells[0].textContent);
  const titles = [...table.tHead.rows[0].cells].map((head) => head.textContent);
  const options = () => [`Choose a ${one}`, ...names].map((name, at) => create("option", { value: String(at - 1) }, name));
  const selects = Array.from({ length: NUMBER }, (_, nth) =>
    create("select", { id: `smp-side-${at}-${nth}`, name: `ward-${at}-${nth}` }, ...options()),
  );
  const result = create("div");
  const words = [`One ${one}`, `Another ${one}`, `One more ${one}, if you like`];
  const fields = selects.map((select, nth) => create("div", {}, create("label", { htmlFor: select.id }, words[nth]), select));
  result.setAttribute("aria-live", "polite");
  box.append(...fields, result);

  const lay = (chosen) => {
    const head = create("tr", {}, create("th", { scope: "col" }, "What is counted"));
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
      const says = apart([one, other]) ? "are further apart than chance alone explains" : MAYBE_CHANCE[data ? 1 : 0];
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
      result.replaceChildren(laid, ...judge(chosen, await toldApart(rows, data)));
    } catch (error) {
      result.replaceChildren(laid);
      console.warn(error);
    }
  };
  for (const select of selects) select.addEventListener("change", show);
  selects[0].value = String(rows.findIndex((row) => slugOf(row) === asked));
};

setUpFinder(document.querySelector(".smp-finder"));
document.querySelectorAll(".smp-side").forEach(setUpComparison);
document.querySelectorAll("#smp-all-since, #smp-all-wards").forEach(setUpSorting);
