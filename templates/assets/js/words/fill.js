/**
 * `text` with its `{placeholders}` filled in; one that is not known becomes empty.
 * @param {string} text
 * @param {Record<string, any>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, key) => (Object.hasOwn(values, key) ? String(values[key]) : ""));
}
