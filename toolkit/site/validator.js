/**
 * The check of attached definitions as a module without `eval`: reads the JSON Schema of their shape (toolkit/intake/trusted.py) from
 * standard input, writes the module to standard output. Run by toolkit/site/bundles.py.
 */
import Ajv from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

const written = [];
for await (const part of process.stdin) written.push(part);
const ajv = new Ajv.default({
  code: { source: true, esm: true },
  discriminator: true,
  inlineRefs: false,
  messages: false,
  ownProperties: true,
  strictTypes: false, // a discriminator beside its union has no type of its own
});
const made = standalone.default(ajv, ajv.compile(JSON.parse(Buffer.concat(written).toString("utf8"))));
// The one thing that it imports: how many code points a text has.
process.stdout.write(
  made.replace('require("ajv/dist/runtime/ucs2length").default', "(text) => Array.from(text).length"),
);
