// @ts-nocheck: reaches into what pdf-lib keeps to itself; tests/browser/test_pdf_library.py and test_check_reader.py hold what is done with it.
/**
 * The parts of pdf-lib that read, by their files: the whole of it would be much larger. Those that write are in writing.js, so that what only
 * reads goes without them. None is promised to stay where it is.
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
export { default as FlateStream } from "../../../../node_modules/@cantoo/pdf-lib/es/core/streams/FlateStream.js";
export { default as Stream } from "../../../../node_modules/@cantoo/pdf-lib/es/core/streams/Stream.js";
export { default as PDFCatalog } from "../../../../node_modules/@cantoo/pdf-lib/es/core/structures/PDFCatalog.js";
export { default as PDFPageLeaf } from "../../../../node_modules/@cantoo/pdf-lib/es/core/structures/PDFPageLeaf.js";
export { default as PDFPageTree } from "../../../../node_modules/@cantoo/pdf-lib/es/core/structures/PDFPageTree.js";
export { IsDelimiter } from "../../../../node_modules/@cantoo/pdf-lib/es/core/syntax/Delimiters.js";
export { IsWhitespace } from "../../../../node_modules/@cantoo/pdf-lib/es/core/syntax/Whitespace.js";
