// The search, in a worker of its own: it answers in the way that the theme's script asks. Which words lead to which page
// stands in docs/_search.yml, and how much a page counts in smp_metrics/site/finishing/search.py.

importScripts("minisearch.js");
const { MiniSearch, stemmer } = kept;

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const PAGES = 12; // more than anybody looks through
const EXCERPT = 170; // characters
const OTHERWISE = 0.6; // how much a word of the same meaning counts beside the one that was typed
const ASKED = 1e6; // times that a word is taken to stand here, if people ask for it
const AT_ONCE = 1e4; // what was asked for by name comes before all that only tells of it
const WORD = /\p{L}+|\d+(?:\.\d+)?/gu;
const IDLE = new Set(
  ("a about an and any are as at be been by can do does done for from get gets getting got had has have he her him his how i in is it its many me much my of on or our she so " +
    "than that the their them there these they this to was we were what when where which who why will with you your").split(" "),
);

// Beside what this site is not about, these ask for nothing else.
const PLAIN = new Set(
  ("apply blocked broken change collect collected collection find full hour hours late missed need no not number off online open opening out pay renew report time times want working").split(" "),
);

/* Words: "Knives'" and "knife" are one, and so are 14,774 and 14774. */

const evened = (text) =>
  text.toLowerCase().replace(/[’']s?\b/g, "").replace(/(\d),(?=\d{3})/g, "$1");
const stem = (word) => (/\d/.test(word) ? word : stemmer(word));
const words = (text) => evened(text).match(WORD) ?? [];
const telling = (text) => words(text).filter((word) => !IDLE.has(word));
const stems = (text) => {
  const told = telling(text);
  return (told.length ? told : words(text)).map(stem);
};
// "Parking" is not "park", as its stem is.
const single = (word) => (word.length < 4 ? word : word.replace(/s$/, ""));
const inAnyOrder = (phrase) => phrase.split(" ").sort().join(" ");

/* What is looked through. */

let pages = [];
let index;
let known; // each word that some page has, by its stem
let written; // each word as it is written, and how often; what people ask for counts as ASKED
let elsewhere; // what this site is not about, and where it says whom to ask
let topics; // what every place is asked about, such as "burglary"
let counted; // what is said of anything that is counted, such as "rate" or "last year"
let help; // the page of all who help
let kinds; // kinds of questions, each with where its answer stands, and what to say where no page can answer
let same; // what means the same, by how it is typed
let finder; // of wards: the page it is on, and the places and streets that it knows, as they are looked for

const begin = ({ config, docs }) => {
  for (const word of config.idle) IDLE.add(word);
  finder = findable(config.finder);
  elsewhere = Object.entries(config.elsewhere).map(([at, phrases]) => ({ at, phrases: phrases.map((phrase) => telling(phrase).map(single)).filter((phrase) => phrase.length).sort((one, other) => other.length - one.length) }));
  const typed = (phrases = []) => phrases.map((phrase) => words(phrase).map(single));
  kinds = config.kinds.map((kind) => ({ ...kind, unless: typed(kind.unless), any: kind.any.map((has) => has.map(typed)) }));
  [help] = elsewhere[0]?.at.split("#") ?? [];
  [counted, topics] = [config.counted, config.topics].map((told) => new Set(told.map(stem)));
  pages = docs.map((page) => ({ ...page, first: page.first.map((phrase) => inAnyOrder(stems(phrase).join(" "))) }));
  same = new Map();
  for (const group of config.same.map((phrases) => phrases.map((phrase) => stems(phrase).join(" "))))
    for (const phrase of group) same.set(phrase, new Set([...(same.get(phrase) ?? []), ...group]));
  known = new Set();
  written = new Map();
  index = new MiniSearch({
    fields: ["title", "asked", "text"],
    tokenize: words,
    processTerm: (word) => {
      if (IDLE.has(word)) return null;
      written.set(word, (written.get(word) ?? 0) + 1);
      known.add(stem(word));
      return stem(word);
    },
    searchOptions: { tokenize: (text) => text.split(" "), processTerm: (term) => term, boost: { title: 5, asked: 4 } },
  });
  index.addAll(
    docs.flatMap(({ parts, first, asked }, page) =>
      parts.map(([, title, text], part) => ({ id: `${page} ${part}`, title, text, asked: part ? "" : `${first.join(" ")} ${asked}` })),
    ),
  );
  for (const phrases of [...config.same, ...docs.map(({ first }) => first)])
    for (const word of phrases.flatMap(telling)) written.set(word, ASKED);
};

const begins = (term) => term.length > 2 && index.search(term, { prefix: true }).length > 0;

/* A word that no page has is taken for a slip of one that is a letter away, or two in a long word that people ask for: the
   nearest, then what people ask for, then the commonest. Of four letters each counts: "cafe" is no slip of "safe". */

// How many letters are wrong, missing, too many or changed about, if no more than `most`.
const slips = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length] <= most ? row[other.length] : Infinity;
};

const letters = (word) => [...word].sort().join("");
const isSlip = (word, each, isAsked) => {
  const beginsAlike = each[0] === word[0];
  if (word.length > 4) return isAsked || beginsAlike;
  return isAsked && beginsAlike && (each.length !== word.length || letters(each) === letters(word));
};

const mended = (word) => {
  const term = stem(word);
  // A part of a street's name is no slip: "Pine" is not "line".
  if (known.has(term) || same.has(term) || finder?.named.has(term) || /\d/.test(word) || word.length < 4) return term;
  let nearest = { word, far: Infinity, often: 0 };
  for (const [each, often] of written) {
    const far = slips(word, each, often === ASKED && word.length > 6 ? 2 : 1);
    if (isSlip(word, each, often === ASKED) && (far < nearest.far || (far === nearest.far && often > nearest.often))) nearest = { word: each, far, often };
  }
  return nearest.far === Infinity ? term : stem(nearest.word);
};

/* A street, a village or a postcode stands on no page: the finder of wards is asked for it, in the part of the address that
   no browser sends. */

// "12a St Peter's St., Anytown" is looked for as "st peter street", and "Mill Rd" as "mill road".
const ENDS = { st: "street", rd: "road", ave: "avenue", av: "avenue", cl: "close", ln: "lane", dr: "drive", cres: "crescent", gdns: "gardens", pl: "place" };
const inShort = (text) =>
  words(text.replace(/^\s*\d+[a-z]?\s+/i, "").replace(/,.*/, "")).map((word, at, all) => (at && at === all.length - 1 ? (ENDS[word] ?? word) : single(word))).join(" ");
const ENDINGS = 5; // names that end alike, from which on other names with that end are taken for streets too

const findable = ({ at, places, streets, one = "ward", list } = {}) => {
  if (!at) return undefined;
  const [villages, roads] = [places, streets].map((names) => new Set(names.split("|").filter(Boolean).map(inShort)));
  const ends = new Map();
  for (const road of roads) ends.set(ending(road), (ends.get(ending(road)) ?? 0) + 1);
  const named = new Set([...villages, ...roads].flatMap((name) => name.split(" ").map(stem)));
  return { at, villages, roads, ends, named, one, list };
};
const ending = (name) => name.slice(name.lastIndexOf(" ") + 1);

const isBeside = (term) => counted.has(term) || topics.has(term);
// "Burglary in Mill Road" asks for Mill Road, if there is one.
const roadIn = (text) => {
  const typed = text.trim().split(/\s+/);
  const isTold = (part) => words(part).some((word) => IDLE.has(word) || isBeside(stem(word)));
  const bare = typed.filter((part) => !isTold(part)).join(" ");
  const isRoad = (name) => finder.roads.has(name) || isBegun(name);
  return !isRoad(inShort(text)) && isRoad(inShort(bare)) ? bare : typed.join(" ");
};
// Whether a road begins so; a word alone must stand nowhere else.
const isBegun = (name) => {
  const alone = name.length > 3 && !known.has(stem(name)) && !begins(stem(name));
  return (name.includes(" ") || alone) && [...finder.roads].some((road) => road.startsWith(name));
};

// Where the finder stands in the answers: 0 is first, 1 second, for what may be the name of a page; undefined is nowhere.
const placeOfFinder = (text, best) => {
  if (!finder) return undefined;
  const name = inShort(roadIn(text));
  if (isPostcode(text) || finder.villages.has(name)) return 0;
  if (finder.roads.has(name) || isBegun(name)) return best >= AT_ONCE ? 1 : 0;
  const parts = name.split(" ");
  const own = parts.slice(0, -1).map(stem);
  const isStreet = own.length && finder.ends.get(ending(name)) >= ENDINGS;
  // "Drug dealing park" is no name: all of it could be one, or a word of it stands in one that is known.
  if (!isStreet || parts.some((part) => IDLE.has(part) && part !== "the") || own.some(isBeside)) return undefined;
  if (own.some((part) => !known.has(part))) return 0;
  return own.some((part) => finder.named.has(part)) ? 1 : undefined;
};

// Below the title that leads to the finder, which names who looks postcodes up, stands the list.
const toFinder = (text, score) => {
  const name = roadIn(text);
  const answer = { location: `${finder.at}#find=${encodeURIComponent(name)}`, title: safe(`Find the ${finder.one} of ${name}`), text: "", score, terms: {} };
  if (!isPostcode(text)) return [answer];
  if (!finder.list) return [{ ...answer, title: safe(`Find your ${finder.one} by its postcode`) }];
  const [anchor, title] = finder.list;
  const list = { ...answer, location: `${finder.at}#${anchor}`, title: safe(title), text: `<p>${safe(`Do you know your ${finder.one}? Choose it here.`)}</p>` };
  return [list, { ...answer, title: safe(`This site can't look up postcodes. GOV.UK tells your ${finder.one}`) }];
};

const POSTCODE = /^\s*([a-z]{1,2}\d[a-z\d]?)\s*\d[a-z]{2}\s*$|^\s*([a-z]{2}\d{1,2})\s*$/i;
const isPostcode = (text) => {
  const [, whole, begun] = POSTCODE.exec(text) ?? [];
  return Boolean(whole || (begun && !words(begun).every((word) => known.has(stem(word)))));
};
const meant = (text) => (isPostcode(text) ? "postcode" : text);

/* What is asked: each idea once, with all that means the same. */

const ideas = (asked) => {
  const found = [];
  for (let at = 0; at < asked.length; ) {
    let length = Math.min(4, asked.length - at);
    while (length > 1 && !same.has(asked.slice(at, at + length).join(" "))) length -= 1;
    found.push(asked.slice(at, at + length).join(" "));
    at += length;
  }
  return found;
};

const lookUp = (phrase, last) => ({
  combineWith: "AND",
  queries: phrase.split(" "),
  // Only the word that is being typed may be the beginning of another.
  prefix: (term, at, all) => last && at === all.length - 1 && term.length > 2,
});

const scores = (idea, last) => {
  const found = new Map();
  for (const phrase of new Set([idea, ...(same.get(idea) ?? [])])) {
    const weight = phrase === idea ? 1 : OTHERWISE;
    for (const { id, score, terms } of index.search(lookUp(phrase, last && phrase === idea))) {
      const other = found.get(id) ?? { score: 0, terms: [] };
      found.set(id, { score: Math.max(other.score, score * weight), terms: [...other.terms, ...terms] });
    }
  }
  return found;
};

/* What comes first: the page that answers, and in it the part that does. */

const total = (found) => {
  const there = found.filter(Boolean);
  const share = there.length / found.length;
  return share * share * there.reduce((sum, { score }) => sum + score, 0);
};

const best = (found) => found.filter(Boolean).reduce((most, one) => (one.score > (most?.score ?? 0) ? one : most), undefined);

const answers = ({ first, parts }, asked) => {
  if (first.includes(inAnyOrder(asked))) return 2 * AT_ONCE;
  const other = stems(parts[0][1]).join(" ") === asked || [...(same.get(asked) ?? [])].some((phrase) => first.includes(inAnyOrder(phrase)));
  return other ? AT_ONCE : 0;
};

/* Kinds of questions, whatever their words: who was hurt finds help first, and who asks about a person learns that nobody here
   knows. A word counts as it is typed ("attacked" is no "attacks"), or with one slip if no page has it. */

const isTyped = (word, wanted) =>
  single(word) === wanted || (word.length > 5 && !known.has(stem(word)) && slips(single(word), wanted, 1) === 1);

const holds = (asked, phrase) => asked.some((_, from) => phrase.every((wanted, next) => isTyped(asked[from + next] ?? "", wanted)));
const holdsOne = (asked, phrases) => phrases.some((phrase) => holds(asked, phrase));
const isOf = (asked, { any, unless }) => !holdsOne(asked, unless) && any.some((has) => has.every((phrases) => holdsOne(asked, phrases)));

const ranked = (text, lead) => {
  const [leads, within] = lead?.at.split("#") ?? [];
  const told = telling(text);
  const typed = told.length ? told : words(text);
  const begun = !/\s$/.test(text);
  const asked = typed.map((word, at) => (begun && at === typed.length - 1 && begins(stem(word)) ? stem(word) : mended(word)));
  const whole = asked.join(" ");
  const rest = asked.filter((term) => !counted.has(term)).join(" ");
  const place = asked.filter((term) => !isBeside(term)).join(" ");
  const named = /^\s*(?:paragraph|para|par|p|¶|§)?\W*(\d{1,3})\s*$/i.exec(text)?.[1];
  const each = ideas(asked);
  const said = each.map((idea, at) => {
    const start = each.slice(0, at).join(" ").split(" ").filter(Boolean).length;
    return typed.slice(start, start + idea.split(" ").length).join(" ");
  });
  const found = each.map((idea, at) => scores(idea, begun && at === each.length - 1));
  const results = pages.map((page, number) => {
    const parts = page.parts.map(([anchor, title, body], part) => {
      const here = found.map((scored) => scored.get(`${number} ${part}`));
      const asIs = named && anchor === `p${named}` ? AT_ONCE : 0;
      return { anchor, title, body, score: total(here) + asIs, here, terms: here.flatMap((one) => one?.terms ?? []) };
    });
    const bests = found.map((_, idea) => best(parts.map(({ here }) => here[idea])));
    const most = Math.max(...parts.map(({ score }) => score));
    const isLed = page.at === leads;
    // What every such page says first is not skipped, unless a part of it is meant.
    if (isLed) {
      const part = parts.find(({ anchor }) => within && anchor === within) ?? parts[0];
      part.score += AT_ONCE;
      if (part !== parts[0]) part.title = `${parts[0].title}: ${part.title}`;
    }
    const isPlace = finder && page.at !== finder.at && page.at.startsWith(finder.at);
    const bare = page.at !== help && Math.max(answers(page, rest), isPlace ? answers(page, place) : 0) / 2;
    const answered = answers(page, whole) || bare;
    // A page that needs a word beside it gives way to one that is named.
    const asLed = lead?.then ? answered + AT_ONCE / 2 : 3 * AT_ONCE;
    const score = page.weight * (most + total(bests)) + (isLed ? asLed : answered);
    return { page, parts, score, lacks: score < AT_ONCE ? said.filter((_, idea) => !bests[idea]) : [] };
  });
  // A plan that another one has followed is found when its years are typed.
  const current = ({ page: { edition } }) => !edition || text.replaceAll("/", "-").includes(edition);
  return results.filter((result) => result.score > 0 && current(result)).sort((one, other) => other.score - one.score).slice(0, PAGES);
};

/* How it is shown. The theme's script takes text for HTML. */

const safe = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);

const marked = (text, terms) => {
  const wanted = new Set(terms);
  return safe(text).replace(/&#\d+;|\p{L}+|\d[\d,.]*\d|\d/gu, (word) => (words(word).some((each) => wanted.has(stem(each))) ? `<mark>${word}</mark>` : word));
};

const excerpt = (text, terms) => {
  const wanted = new Set(terms);
  const hit = [...text.matchAll(/\S+/g)].find(([word]) => words(word).some((each) => wanted.has(stem(each))));
  const from = Math.max(0, text.lastIndexOf(". ", hit?.index ?? 0) + 1);
  const start = (hit?.index ?? 0) - from > EXCERPT / 2 ? text.lastIndexOf(" ", hit.index - EXCERPT / 3) : from;
  const cut = text.slice(start, start + EXCERPT);
  const end = start + EXCERPT < text.length ? cut.lastIndexOf(" ") : cut.length;
  return `${start > 0 && start !== from ? "… " : ""}${marked(cut.slice(0, end).trim(), terms)}${end < cut.length ? " …" : ""}`;
};

const chosen = (parts) => {
  const [head, ...rest] = parts;
  const hits = rest.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score).slice(0, 4);
  // A part that was asked for by name is all that is wanted.
  if (hits[0]?.score >= AT_ONCE) return [hits[0]];
  // The theme's script folds all that scores less than what stands first.
  return hits.length && hits[0].score >= head.score ? [hits[0], head, ...hits.slice(1)] : [head, ...hits];
};

// The theme's script says which terms are missing.
const shown = ({ page, parts, lacks }) =>
  chosen(parts).map(({ anchor, title, body, score, terms }, at) => ({
    location: anchor ? `${page.at}#${anchor}` : page.at,
    title: marked(title, terms),
    text: body ? `<p>${excerpt(body, terms)}</p>` : "",
    score,
    terms: at ? {} : Object.fromEntries(lacks.map((word) => [safe(word), false])),
  }));

/* What this site is not about, and what it does not know, it says. */

const toOthers = (at, title, whom, isBeside) => [
  { location: at, title: safe(`${title}. See ${whom}`), text: "", score: isBeside ? 0 : 4 * AT_ONCE, terms: {} },
];

// Whether the word that is being typed may become another: "bin" may be the beginning of "binge", not of "bins".
const goesOn = (text, word) =>
  text.toLowerCase().endsWith(word) && [...written.keys()].some((each) => each.startsWith(word) && stem(each) !== stem(word));

const strayed = (text) => {
  let rest = telling(text);
  const found = [];
  for (const { at, phrases } of elsewhere)
    for (const phrase of phrases) {
      const start = rest.findIndex((_, from) => phrase.every((word, next) => single(rest[from + next] ?? "") === word));
      if (start < 0) continue;
      found.push({ at, part: rest.slice(start, start + phrase.length).join(" ") });
      rest = rest.filter((_, from) => from < start || from >= start + phrase.length);
    }
  if (!found.length) return undefined;
  const [{ at, part }] = found;
  if (goesOn(text, part)) return undefined;
  // Whoever was robbed in a car park is not sent away.
  const isBeside = rest.some((word) => !PLAIN.has(word));
  return [isBeside ? 2 : 0, toOthers(at, `This site does not cover “${part}”`, "whom to ask", isBeside)];
};

const unanswered = (text, results) => {
  const typed = telling(text);
  const nowhere = typed.filter((word) => word.length > 2 && results.every(({ lacks }) => lacks.some((each) => each.split(" ").includes(word))));
  if (!elsewhere.length || !nowhere.length || 2 * nowhere.length < typed.length || goesOn(text, typed.at(-1))) return undefined;
  // All who help come first: nobody knows what was meant.
  return [0, toOthers(help, `Sorry, no page has “${nowhere.join(" ")}”`, "who can help")];
};

// The theme's script shows the text of a part alone, below the title of its page.
const unknowable = ({ at, say, then }) => [
  { location: at, title: "See whom to ask", text: `<p>${safe(then)}</p>`, score: 4 * AT_ONCE, terms: {} },
  { location: at.split("#")[0], title: safe(say), text: "", score: 4 * AT_ONCE, terms: {} },
];

const answer = (text) => {
  if (!stems(text).length) return [];
  const asked = words(text);
  const of = kinds.filter((kind) => isOf(asked, kind));
  const lead = of[0]?.say ? undefined : of[0];
  const results = ranked(meant(text), lead);
  const at = placeOfFinder(text, results[0]?.score);
  const all = results.map(shown);
  // What the page does not say is read below its title.
  const led = lead?.then ? results.findIndex(({ page }) => page.at === lead.at) : -1;
  if (led >= 0) all[led][0].text = `<p>${safe(lead.then)}</p>`;
  if (at !== undefined) all.splice(at, 0, toFinder(text, at ? 0 : 4 * AT_ONCE));
  const cannot = of.find(({ say }) => say);
  if (cannot) all.splice(results[0]?.score >= AT_ONCE ? 1 : 0, 0, unknowable(cannot));
  if (cannot || at !== undefined || results[0]?.score >= AT_ONCE) return all;
  const [place, other] = strayed(text) ?? unanswered(text, results) ?? [];
  if (other) all.splice(place, 0, other);
  return all;
};

self.onmessage = ({ data: { type, data } }) => {
  if (type === SETUP) begin(data);
  if (type === SETUP) postMessage({ type: READY });
  if (type === QUERY) postMessage({ type: RESULT, data: { items: answer(data) } });
};
