/** PDF values as answers. The twin of toolkit/pdf/read/answers.py. */

import { PREFIX, placesOf } from "../contract/shape.js";
import { answerDocument } from "../files/file.js";
import { putTogether } from "../reading/apart.js";
import { isEmpty } from "../reading/text.js";
import { RESPONDENT_KEYS } from "../rules/evaluate.js";

/** The answer document of PDF values, `Map` of name → text, option value, true, false or null; raw, as `evaluate` takes it. */
export function documentFromValues(model, values, places = placesOf(model)) {
  const parts = new Map();
  const left = new Map(values);
  const isAnswer = (value) => value !== false && !isEmpty(value);
  for (const [name, { field, cell }] of places) {
    const value = left.get(name);
    left.delete(name);
    if (!isAnswer(value)) continue;
    if (!parts.has(field.id)) parts.set(field.id, { field, cells: [] });
    parts.get(field.id).cells.push([...cell, value]);
  }
  const answers = Object.create(null);
  const respondent = Object.create(null);
  const known = new Set(RESPONDENT_KEYS.map((key) => PREFIX + key));
  for (const [id, { field, cells }] of parts) {
    const answer = putTogether(field, cells);
    if (known.has(id)) respondent[id.slice(PREFIX.length)] = answer;
    else answers[id] = answer;
  }
  for (const [name, value] of left) if (isAnswer(value)) answers[name] = value;
  return answerDocument(model, respondent, answers);
}
