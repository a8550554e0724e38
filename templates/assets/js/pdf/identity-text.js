/** Which worksheet a PDF says it is, in its texts: the hidden field and the attached definition. Without the PDF library. */

import patterns from "#contract/patterns.json" with { type: "json" };
import pdf from "#contract/pdf.json" with { type: "json" };

const DIGEST = new RegExp(`^${pdf.patterns.digest}$`);
const [HIDDEN, ID, LANGUAGE] = ["identity", "id", "language"].map((name) => new RegExp(`^(?:${patterns[name]})$`));

/** The identity in the hidden field's `id version language hash8`, or null. */
export function identityInField(text) {
  const match = typeof text === "string" ? HIDDEN.exec(text.trim()) : null;
  return match && { id: match[1], version: Number(match[2]), language: match[3], hash8: match[4], source: "field" };
}

/** The identity in an attached definition, which is hostile: every part is looked at. */
export function identityInAttachment(text) {
  const definition = parseDefinition(text);
  if (!definition) return null;
  const { id, version, language, hash } = definition;
  const isText = (value, pattern) => typeof value === "string" && pattern.test(value);
  if (!isText(id, ID) || !Number.isInteger(version) || version <= 0 || version >= 1e6) return null;
  if (!isText(language, LANGUAGE)) return null;
  return {
    id,
    version,
    language,
    hash8: isText(hash, DIGEST) ? hash.slice(0, 8) : "",
    source: "attachment",
  };
}

/** The attached definition, otherwise unchecked; null where it is no JSON object. */
export function parseDefinition(text) {
  try {
    const found = JSON.parse(text);
    return found !== null && typeof found === "object" && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}
