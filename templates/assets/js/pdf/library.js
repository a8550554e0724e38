/**
 * The parts of pdf-lib that read objects. By file and not by the package's name: its index has side effects that esbuild must keep,
 * and it draws, too (251 KB gz instead of 145; the rest of that are fonts which an error class names).
 */

export { CipherTransformFactory } from "../../../../node_modules/@cantoo/pdf-lib/es/core/crypto.js";
export { default as PDFArray } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFArray.js";
export { default as PDFBool } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFBool.js";
export { default as PDFDict } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFDict.js";
export { default as PDFHexString } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFHexString.js";
export { default as PDFInvalidObject } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFInvalidObject.js";
export { default as PDFName } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFName.js";
export { default as PDFNull } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFNull.js";
export { default as PDFNumber } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFNumber.js";
export { default as PDFRawStream } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFRawStream.js";
export { default as PDFRef } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFRef.js";
export { default as PDFString } from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFString.js";
export { default as PDFObjectStreamParser } from "../../../../node_modules/@cantoo/pdf-lib/es/core/parser/PDFObjectStreamParser.js";
export { default as PDFParser } from "../../../../node_modules/@cantoo/pdf-lib/es/core/parser/PDFParser.js";
export { default as DecodeStream } from "../../../../node_modules/@cantoo/pdf-lib/es/core/streams/DecodeStream.js";
export { decodePDFRawStream } from "../../../../node_modules/@cantoo/pdf-lib/es/core/streams/decode.js";
