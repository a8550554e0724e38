/** Which pictures a sheet has: what the definition says of its sections and fields decides, never a name. Twin: toolkit/pictures/found.py. */

import data from "#contract/picture.json" with { type: "json" };

const { most: MOST } = data;
const SIDES = 2;

/**
 * `fields`: what is shown, in their order; the picture stands under the last, `key`.
 * @typedef {{ kind: "dots" | "forces" | "board" | "ladder" | "circle", title: string, fields: any[], key: string }} Found
 */

/** @type {(kind: Found["kind"], title: string, fields: any[]) => Found} */
const found = (kind, title, fields) => ({ kind, title, fields, key: /** @type {any} */ (fields.at(-1)).id });

/**
 * The pictures of a sheet, in the order in which they stand on its page.
 * @param {{ sections: any[] }} model
 */
export const pictured = (model) => model.sections.flatMap(inSection).filter(hasRoom);

/**
 * @param {any} section
 * @returns {Found[]}
 */
function inSection({ title, layout = "list", fields }) {
  if (layout === "circle") return [found("circle", title, fields)];
  if (layout === "forces" && fields.length === SIDES && fields.every(stepsOf)) return [found("forces", title, fields)];
  const runs = runsOf(fields);
  return fields.flatMap((/** @type {any} */ field) => {
    if (field.type === "placement") return [found("board", field.label, [field])];
    if (layout === "ladder" && isLadder(field)) return [found("ladder", field.label, [field])];
    const run = runs.get(field.id);
    if (run) return [found("dots", title, run)];
    return isRated(field) ? [found("dots", field.label, [field])] : [];
  });
}

/**
 * Two scales or more of a section with the same steps, by the id of the last of them.
 * @param {any[]} fields
 */
function runsOf(fields) {
  /** @type {Map<string, any[]>} */
  const alike = new Map();
  for (const field of fields) {
    if (field.type !== "scale") continue;
    const same = field.options.map((/** @type {any} */ { value, label }) => `${value} ${label}`).join("\n");
    alike.set(same, [...(alike.get(same) ?? []), field]);
  }
  return new Map([...alike.values()].filter((run) => run.length > 1).map((run) => [run.at(-1).id, run]));
}

/**
 * A grid on a scale, or a table of fixed rows that has scales, all of the same steps.
 * @param {any} field
 */
function isRated(field) {
  if (field.type === "grid") return field.cell.type === "scale";
  if (field.type !== "table" || !field.rows?.length) return false;
  return new Set(ratedColumns(field).map(({ min, max }) => `${min} ${max}`)).size === 1;
}

/**
 * @param {any} field
 * @returns {any[]}
 */
export const ratedColumns = (field) => field.columns.filter((/** @type {any} */ { type }) => type === "scale");

/**
 * A table whose rows are rungs, its first column a choice of how far one is; or a choice, whose options rise from the first to the last.
 * @param {any} field
 */
const isLadder = (field) =>
  field.type === "choice" || (field.type === "table" && field.rows?.length && field.columns[0].type === "choice");

/**
 * The scale of a side of a field of forces, or null: of a grid, or of a table's first column.
 * @param {any} side
 */
export function stepsOf(side) {
  const cell = side.type === "grid" ? side.cell : side.type === "table" && side.rows?.length ? side.columns[0] : null;
  return cell?.type === "scale" ? cell : null;
}

/**
 * Whether somebody could still read it: the definition may be a stranger's.
 * @param {Found} found
 */
function hasRoom({ kind, fields }) {
  const [field] = fields;
  if (kind === "board") {
    const [rows, columns] = [field.rows.length, field.columns.length];
    return columns <= MOST.columns && rows * columns <= MOST.cells;
  }
  if (kind === "circle") return fields.length > 1 && fields.length <= MOST.panels;
  if (kind === "ladder") return (field.type === "table" ? field.rows : field.options).length <= MOST.rows;
  if (kind === "forces") return fields.every((side) => side.rows.length <= MOST.rows && hasSteps(stepsOf(side)));
  if (field.type === "scale") return fields.length <= MOST.rows && hasSteps(field);
  const cells = field.type === "grid" ? [field.cell] : ratedColumns(field);
  return field.rows.length <= MOST.rows && cells.length <= MOST.columns && cells.every(hasSteps);
}

/** @param {{ min: number, max: number }} scale */
const hasSteps = ({ min, max }) => min < max && max <= min + MOST.steps - 1;
