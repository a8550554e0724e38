/** Whether a value has the shape of a document in every part that is read; made at build time (toolkit/site/validator.py). */
declare const isDocument: (value: unknown) => boolean;
export default isDocument;
