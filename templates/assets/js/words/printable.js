/**
 * Text of strangers without what a browser would obey: controls, and marks that turn the direction of writing. Lines stay lines.
 * @param {string} text
 */
export const printable = (text) => text.replace(/(?![\t\n\u00ad\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu, "\ufffd");
