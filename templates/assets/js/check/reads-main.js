/** What reads and judges a file; a script of its own, loaded when the first one is there: a page is open sooner without it. */

import { isPassed } from "../files/kinds.js";
import { openFile } from "../files/opened.js";
import { Unreadable } from "../files/unreadable.js";
import { evaluate } from "../rules/index.js";
import { checkFile, unreadable } from "./report.js";

/** What checkFile says of every form in a file. `isMet`: it came among others, and may be of a kind that is not asked for. */
async function readFile(file, path, isMet, reader) {
  const { words } = reader;
  let opened;
  try {
    opened = await openFile(file, path);
  } catch (error) {
    if (error instanceof Unreadable) return [unreadable(path, error, words)];
    if (error instanceof DOMException) return [unreadable(path, new Unreadable("no-access"), words)]; // a folder, or gone meanwhile
    throw error;
  }
  const { reads, verdict, bytes } = opened;
  if (verdict) return [{ ...unreadable(path, new Unreadable(verdict), words, isMet), file }];
  if (bytes) return checkFile(path, bytes, reads, reader);
  const refused = unreadable(path, new Unreadable("unknown-format"), words);
  Object.assign(refused.report.findings[0], { message: words.only_command, remedy: words.only_command_remedy });
  return [refused];
}

window.brobyggerReads = { evaluate, isPassed, readFile };
