/** How many of what, and when: the plan of a workshop, as `toolkit/packs/plan.py` makes it. The cases of tests/packs/plans.yaml hold for both. */

const DAY = 24 * 60;
const MOST_PEOPLE = 1000;
const [LEAST_GROUP, MOST_GROUP] = [4, 6];
const PEOPLE_OF_AN_ORGANISATION = 2;
const ONE_SPARE_FOR = 10;
const EVALUATIONS_ON_PAGE = 2;
const CLOCK = /^([01][0-9]|2[0-3]):([0-5][0-9])$/;

/** A workshop that cannot be held like this. `code`: a key of `pack.refused` in the locale; `data`: what its sentence needs. */
export class PlanError extends Error {
  constructor(code, data) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

/**
 * `{participants, groups: [sizes], organisations, start, agenda: [{part, start, end}], items}`; times are minutes from midnight, an item is
 * `{key, kind, copies, number, spares, printed}`. `document`: of the pack; what is not asked for is as the pack says.
 */
export function makePlan(
  document,
  { participants = document.participants.default, groups = null, start = document.start },
) {
  if (!(participants >= 1 && participants <= MOST_PEOPLE))
    throw new PlanError("participants", { participants, most: MOST_PEOPLE });
  const sizes = groupSizes(participants, document.group_size, groups);
  const organisations = Math.ceil(participants / PEOPLE_OF_AN_ORGANISATION);
  const begin = minutesOf(start);
  const counts = { person: participants, group: sizes.length, organisation: organisations, wall: 1, leader: 1 };
  return {
    participants,
    groups: sizes,
    organisations,
    start: begin,
    agenda: agendaOf(document, begin),
    items: itemsOf(document, counts),
  };
}

/** How many sit in each group, the larger ones first; they differ by at most one. */
function groupSizes(people, size, groups = null) {
  const count = groups ?? nearest(people, size);
  if (!(count >= 1 && count <= people)) throw new PlanError("groups", { groups, participants: people });
  const least = Math.floor(people / count);
  return Array.from({ length: count }, (_, at) => least + (at < people % count ? 1 : 0));
}

/** Of the numbers of groups that give each 4 to 6 people the one nearest to `people / size`, of two the larger. */
function nearest(people, size) {
  const fewest = Math.ceil(people / MOST_GROUP);
  const most = Math.max(Math.floor(people / LEAST_GROUP), fewest);
  let best = fewest;
  for (let count = fewest; count <= most; count++)
    if (Math.abs(count * size - people) <= Math.abs(best * size - people)) best = count;
  return best;
}

/** `09:30` as minutes from midnight; null for anything else. */
export function minutesOf(clock) {
  const found = CLOCK.exec(clock);
  return found && Number(found[1]) * 60 + Number(found[2]);
}

/** Minutes from midnight as `09:30`; the end of the day is `24:00`. */
export const clock = (minutes) =>
  [Math.floor(minutes / 60), minutes % 60].map((number) => String(number).padStart(2, "0")).join(":");

function agendaOf({ parts }, begin) {
  let now = begin;
  const slots = parts.map(({ id, minutes }) => {
    now += minutes;
    return { part: id, start: now - minutes, end: now };
  });
  const minutes = now - begin;
  if (now > DAY)
    throw new PlanError("past-midnight", { start: clock(begin), minutes, latest: clock(Math.max(0, DAY - minutes)) });
  return slots;
}

/** What is printed, in the order of the file. */
function itemsOf(document, counts) {
  const item = (kind, copies, name = "", isSpared = false, onPage = 1) => {
    const spares = isSpared ? sparesOf(copies, counts[copies]) : 0;
    const number = counts[copies] + spares;
    return { key: name ? `${kind}:${name}` : kind, kind, copies, number, spares, printed: Math.ceil(number / onPage) };
  };
  const all = (kind) => document.parts.flatMap((part) => part[kind]);
  const decks = all("cards").map(({ ref, field, list, copies }) =>
    item("cards", copies, ref ? `${ref}.${field}` : list),
  );
  const found = [
    item("overview", "leader"),
    item("agenda", "group", "", true),
    item("script", "leader"),
    ...all("worksheets").map(({ ref, copies }) => item("worksheet", copies, ref, true)),
    ...decks,
    ...decks.map(({ key }) => item("card-list", "leader", key.slice("cards:".length))), // for those who cannot use paper cards
    ...all("posters").map(({ ref, figure, copies }) => item("poster", copies, ref || figure)),
    item("tents", "wall"),
    ...["sign-in", "timekeeper", "results"].map((kind) => item(kind, "leader")),
  ];
  if (document.evaluation) found.push(item("evaluation", "person", "", true, EVALUATIONS_ON_PAGE));
  if (document.results) found.push(item("afterwards", "wall"));
  return [...new Map(found.map((one) => [`${one.key} ${one.copies}`, one])).values()];
}

/** Of what people and organisations get one to spare for every ten begun; of what groups get one. */
function sparesOf(copies, count) {
  if (copies === "person" || copies === "organisation") return Math.ceil(count / ONE_SPARE_FOR);
  return copies === "group" ? 1 : 0;
}
