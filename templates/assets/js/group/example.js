/** An invented group: five sheets, in agreement here and far apart there. */

import { answerDocument } from "../files/file.js";
import { answersOfLine, scalesOf } from "../rules/line.js";
import { fill } from "../words/sentences.js";

// What five people answer to one question after the other, as shares of its scale: nearly agreed, two camps, all the same, spread, one apart.
const SHARES = [
  [0.75, 0.75, 1, 0.75, 0.5],
  [0, 0, 1, 1, 1],
  [0.5, 0.5, 0.5, 0.5, 0.5],
  [0, 0.25, 0.5, 0.75, 1],
  [0.75, 1, 0.75, 1, 0.25],
];

/** `[{document, path}]`, for offerExample. */
export function inventedGroup(model, words) {
  const scales = scalesOf(model);
  const sectors = Object.keys(words.sectors);
  return SHARES[0].map((_, person) => {
    const values = scales.map(({ rules: { min, max } }, place) => {
      const share = SHARES[place % SHARES.length][person];
      return min + Math.round(share * (max - min));
    });
    const respondent = model.respondent.includes("sector") ? { sector: sectors[person % sectors.length] } : {};
    return {
      document: answerDocument(model, respondent, answersOfLine(scales, values)),
      path: fill(words.example_sheet, { n: person + 1 }),
    };
  });
}
