/** Profiles compared two by two by the rows of a worksheet's `match`. The twin of toolkit/rules/match.py. */

/**
 * @typedef {import("../contract/document.d.ts").Document} Document
 * @typedef {{ a: number, b: number, rank: number, rows: MatchRow[] }} Pair
 * @typedef {Record<string, (string | number)[]>} Values field → the options chosen
 * @typedef {{kind: string, field: string, other: string | null, values: (string | number)[], from: string, reason: string}} MatchRow
 */

/**
 * What a profile has chosen in the questions of `match`. What is hidden counts as unanswered, options that exclude others (“none”) as nothing.
 * @param {Document} model
 * @param {Pick<import("./evaluate.js").Evaluation, "answers" | "visible">} evaluation
 * @returns {Values}
 */
export function chosenValues(model, { answers, visible }) {
  const named = new Set((model.match ?? []).flatMap(({ field, other }) => [field, other]));
  const chosen = Object.create(null);
  for (const field of model.sections.flatMap(({ fields }) => fields)) {
    if (!("options" in field) || !named.has(field.id) || !visible.includes(field.id) || !(field.id in answers))
      continue;
    const given = [answers[field.id]].flat();
    /** @type {{ value: string | number, exclusive?: boolean }[]} */
    const options = field.options;
    chosen[field.id] = options
      .filter(({ value, exclusive }) => given.includes(value) && !exclusive)
      .map(({ value }) => value);
  }
  return chosen;
}

/**
 * The rows of `match` that hold between two profiles, in their order; a row that holds both ways stands twice, `a` first.
 * `from`: who wants (`wants`) or will not have (`conflict`) what the other has.
 * @param {Document} model
 * @param {Values} a
 * @param {Values} b
 * @returns {MatchRow[]}
 */
function matchPair(model, a, b) {
  return (model.match ?? []).flatMap((rule) => {
    const { kind, field, other, reason } = rule;
    /** @type {(from: string, ours?: Values[string], theirs?: Values[string]) => MatchRow[]} */
    const row = (from, ours = [], theirs = []) => {
      const values = ours.filter((value) => theirs.includes(value));
      return values.length ? [{ kind, field, other, values, from, reason }] : [];
    };
    if (kind === "wants" || kind === "conflict")
      return [...row("a", a[field], b[other ?? field]), ...row("b", b[field], a[other ?? field])];
    return row("both", a[field], b[field]);
  });
}

/**
 * Every pair `{a, b, rank, rows}`, the best first: by the number of `wants` that are met both ways, then by those met one way less
 * the `conflict`s; ties keep the order of the profiles and have one rank. `a`, `b`: places in the list, from 0.
 * @param {Document} model
 * @param {Values[]} profiles
 * @returns {Pair[]}
 */
export function matchAll(model, profiles) {
  return ranked(
    profiles.flatMap((one, a) =>
      profiles.slice(a + 1).map((other, n) => ({ a, b: a + 1 + n, rank: 0, rows: matchPair(model, one, other) })),
    ),
  );
}

/**
 * These pairs, the best first, each with its rank.
 * @template {{ rank: number, rows: MatchRow[] }} Ranked
 * @param {Ranked[]} pairs
 * @returns {Ranked[]}
 */
export function ranked(pairs) {
  const counts = new Map(pairs.map((pair) => [pair.rows, counted(pair.rows)]));
  const none = counted([]);
  /** @type {(one: Ranked, other: Ranked) => number} */
  const difference = (one, other) => {
    const [ours, theirs] = [counts.get(one.rows) ?? none, counts.get(other.rows) ?? none];
    return theirs.bothWays - ours.bothWays || theirs.oneWay - theirs.conflicts - (ours.oneWay - ours.conflicts);
  };
  pairs.sort(difference);
  for (const [place, pair] of pairs.entries()) {
    const before = pairs[place - 1];
    pair.rank = before && difference(before, pair) === 0 ? before.rank : place + 1;
  }
  return pairs;
}

/**
 * How many `wants` are met both ways and one way, and how many conflicts there are.
 * @param {MatchRow[]} rows
 */
export function counted(rows) {
  /** @type {Map<string, Set<string>>} */
  const ways = new Map();
  for (const { kind, field, other, from } of rows) {
    if (kind !== "wants") continue;
    const key = JSON.stringify([field, other]);
    ways.set(key, (ways.get(key) ?? new Set()).add(from));
  }
  const bothWays = [...ways.values()].filter(({ size }) => size === 2).length;
  const conflicts = rows.filter(({ kind }) => kind === "conflict").length;
  return { bothWays, oneWay: ways.size - bothWays, conflicts };
}
