/** The page of a pack: the programme and the print list follow three numbers, and the file to print is made for them. */

import { PDF, saveText } from "../files/save.js";
import { make, speaker } from "../page/said.js";
import { loadScript } from "../page/script.js";
import { fill } from "../words/fill.js";
import { readAsked } from "./asked.js";
import { linesOf, noticesOf, runsOf, totalOf } from "./listed.js";
import { papersOf } from "./papers.js";
import { makePlan, PlanError } from "./plan.js";
import { showPlan, stripOf } from "./show.js";

/** `places`: `{collate, packs, stamp, wide}`: the script that puts files together, the folder of the files, what their addresses end in, a font. */
export function startPack(root, places) {
  const data = JSON.parse(root.querySelector("#pack-data").textContent);
  const { words, document: pack } = data;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const say = speaker(part("said"));
  const form = root.querySelector("form");
  let plan = makePlan(pack, {});
  let work = Promise.resolve();

  /** The plan for what stands in the fields; where that is no number, the fields say so and the plan stays. */
  function follow() {
    const { asked, faults } = readAsked(form.elements, words);
    if (!Object.keys(faults).length) {
      try {
        plan = makePlan(pack, asked);
      } catch (error) {
        if (!(error instanceof PlanError)) throw error;
        const name = error.code === "past-midnight" ? "start" : error.code;
        faults[name] = fill(words.refused[error.code], error.data);
      }
    }
    for (const name of ["participants", "groups", "start"]) showFault(name, faults[name]);
    const told = Object.values(faults);
    part("collate").setAttribute("aria-disabled", String(told.length > 0));
    if (told.length) {
      say([...told, words.stays].join(" "), "plan");
      return false;
    }
    showPlan(root, data, plan);
    part("told").replaceChildren();
    say(stripOf(plan, words), "plan");
    return true;
  }

  function showFault(name, text) {
    const line = root.querySelector(`#error-${name}`);
    line.textContent = text ?? "";
    line.hidden = !text;
    if (text) form.elements[name].setAttribute("aria-invalid", "true");
    else form.elements[name].removeAttribute("aria-invalid");
  }

  const tell = (...lines) => part("told").replaceChildren(...lines);
  const fault = (text) => tell(make("p", text, { class: "pk-bad" }));

  async function collate() {
    if (!follow()) {
      form.querySelector("[aria-invalid]").focus();
      return;
    }
    const asked = plan;
    const lines = linesOf(data, asked);
    const runs = runsOf(lines, data, asked, papersOf(root, data, asked));
    tell(make("p", words.loading));
    const name = `${pack.id}-${data.language}`;
    let put;
    let file;
    let wide;
    try {
      put = await loadScript(places.collate, () => window.brobyggerCollate);
      file = await loadScript(`${places.packs}${name}.js${places.stamp}`, () => window.brobyggerPacks[name]);
      if (runs.some((run) => run.anew)) wide = await loadScript(places.wide, () => window.brobyggerWide);
    } catch {
      fault(words.not_loaded);
      return;
    }
    const title = fill(words.collated_title, { title: root.ownerDocument.querySelector("h1").textContent.trim() });
    try {
      const made = await put(file, runs, title, data.language, wide);
      const target = `${pack.id}-${asked.participants}.pdf`;
      saveText(made, target, PDF);
      const told = [fill(words.saved, { name: target, pages: totalOf(lines).pages }), ...noticesOf(data, asked)];
      tell(...told.map((text) => make("p", text)));
    } catch {
      fault(words.not_made);
    }
  }

  form.addEventListener("input", follow);
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // Enter in a field
    follow();
  });
  part("collate").addEventListener("click", () => {
    work = work.then(collate);
  });
  part("print-plan").addEventListener("click", () => {
    if (follow()) window.print();
    else form.querySelector("[aria-invalid]").focus();
  });
  root.classList.add("ws-on");
  // A page that was left and is come back to may have kept what was typed.
  follow();
  say.stop();
}
