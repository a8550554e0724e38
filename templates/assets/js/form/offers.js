/** What other worksheets have answered already is offered: at each question, and in one list of what would go where. Nothing is taken unasked. */

import { valueOf } from "../contract/shape.js";
import { button, make, namedButton } from "../page/said.js";
import { isBlank, isText } from "../reading/text.js";
import { keptAnswers, watchKept } from "../store/kept.js";
import { fill, written } from "../words/sentences.js";
import { showUnset, writeField } from "./screen.js";
import { answerOf, setAnswer } from "./sheet.js";

const MOST = 3; // for one question

/** `page`: see page.js. Returns what brings the offers up to date. */
export function startOffers(page) {
  const { sheet, words, part, bar } = page;
  const { form } = words;
  const { titles, carried } = words.sheets;
  let kept = null; // all that is kept, read when another set of answers comes to be shown
  let ofSet = null;
  const count = make("summary");
  const list = make("ul");
  const all = button(form.carry_all, () => {
    use(first(offersHere()));
    part("bar").focus({ preventScroll: true });
  });
  const inside = [count, make("p", form.carry_help, { class: "ws-help" }), list, all];
  const fold = make("details", inside, { class: "ws-fold ws-offers", "data-offers": "", hidden: "" });
  part("summary").before(fold);
  let shown = "";

  /** Where an answer is from: the worksheet, and what somebody calls that set of its answers. */
  function source({ from, name }) {
    const title = from === sheet.model.id ? form.carry_here : titles[from];
    return name ? fill(form.carry_named, { title, name }) : title;
  }

  /** The answer as one reads it; a text that looks like a day of the file stays as it was typed. */
  const shownValue = ({ value, at }) =>
    valueOf(at.field.type) === "day" ? written(value, sheet.model.language) : value;

  const said = (offer) => fill(form.carry, { source: source(offer), value: shownValue(offer) });

  /** The answers to one question that others have: `[{at, value, from, name}]`, each once, the last kept first. `at`: `{id, field, element}`. */
  function offersAt(at) {
    const fields = carried[at.field.carry] ?? {};
    if (!kept || ofSet !== sheet.set.key) kept = keptAnswers();
    ofSet = sheet.set.key;
    const values = new Set();
    return kept
      .filter(
        ({ worksheet, set }) =>
          Object.hasOwn(fields, worksheet) && !(worksheet === sheet.model.id && set === sheet.set.key),
      )
      .sort((a, b) => ((a.saved ?? "") < (b.saved ?? "") ? 1 : -1))
      .flatMap(({ worksheet: from, name, document: { answers } }) =>
        fields[from].map((id) => ({ at, value: answers?.[id], from, name })),
      )
      .filter(({ value }) => isText(value) && !isBlank(value) && !values.has(value) && values.add(value))
      .slice(0, MOST);
  }

  /** What can be taken over where nothing is answered yet. */
  function offersHere() {
    return [...sheet.fields].flatMap(([id, { field, element }]) =>
      field.carry && ["text", "day"].includes(valueOf(field.type)) && !element.hidden && sheet.answers[id] === undefined
        ? offersAt({ id, field, element })
        : [],
    );
  }

  function put({ id, field, element }, raw) {
    setAnswer(sheet, id, raw);
    writeField(element, field, raw, sheet);
    showUnset(element, field, sheet);
    page.touch();
  }

  /** Takes answers over, where nothing has been answered meanwhile. */
  function use(offers) {
    page.read();
    const taken = offers.filter(({ at }) => answerOf(sheet, at.id) === undefined);
    for (const { at, value } of taken) put(at, value);
    page.refresh();
    if (!taken.length) return;
    const text =
      taken.length === 1
        ? fill(form.carry_used, { label: taken[0].at.field.label })
        : fill(form.carry_used_all, { n: taken.length });
    bar.tell(text, () => {
      for (const { at, value } of taken) if (answerOf(sheet, at.id) === value) put(at, undefined); // what was changed since stays
      page.refresh();
      return null;
    });
  }

  const taking = (offer, act) => namedButton(form.carry_use, `${shownValue(offer)}, ${offer.at.field.label}`, act);

  /** The offers at one question, below its box. */
  function showAt(element, offers) {
    element.querySelector(".ws-carry")?.remove();
    if (!offers.length) return;
    const lines = offers.map((offer) => {
      const act = () => {
        use([offer]);
        element.querySelector("[name]").focus();
      };
      return make("p", [`${said(offer)} `, taking(offer, act)]);
    });
    element.append(make("div", lines, { class: "ws-carry" }));
  }

  /** One line of the list: what would go where. */
  function lineOf(offer, place) {
    const act = () => {
      use([offer]);
      const rest = [...list.querySelectorAll("button")];
      (rest[Math.min(place, rest.length - 1)] ?? part("bar")).focus({ preventScroll: true });
    };
    return make("li", [make("b", offer.at.field.label), make("span", said(offer)), taking(offer, act)]);
  }

  function show() {
    const offers = offersHere();
    const groups = new Map();
    for (const offer of offers) groups.set(offer.at.id, [...(groups.get(offer.at.id) ?? []), offer]);
    const now = JSON.stringify(offers.map(({ at, value, ...from }) => [at.id, value, source(from)]));
    if (now === shown) return; // or a button that has the focus would be made anew
    shown = now;
    for (const [id, { element }] of sheet.fields) showAt(element, groups.get(id) ?? []);
    fold.hidden = !offers.length;
    count.textContent = groups.size === 1 ? form.carry_one : fill(form.carry_many, { n: groups.size });
    list.replaceChildren(...offers.map(lineOf));
    all.hidden = groups.size < 2;
  }
  watchKept(() => {
    kept = null;
    show();
  });
  return show;
}

/** The first offer of each question. */
const first = (offers) => [...new Map([...offers].reverse().map((offer) => [offer.at.id, offer])).values()].reverse();
