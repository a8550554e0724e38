/** What one can do about where the answers are, where one is: the buttons of the line that stays in sight. */

import { isEmpty } from "./sheet.js";

const UNSAVED = new Set(["failed", "not_kept", "changed_since", "newer"]);

/** `page`: see page.js. Returns what gives the buttons of a state, `[[text, act]]` (bar.js). */
export const startChoices = (page) => (now) => {
  const { sheet, keeping } = page;
  const { form } = page.words;
  const save = [form.save, () => page.save()];
  if (now === "conflict")
    return [
      [form.other_take, () => page.tools.hearing.follow(true)],
      [form.other_keep, () => keeping.keepNow(true)],
    ];
  if (now === "gone")
    return [
      [form.gone_keep, () => keeping.keepNow(true)],
      [form.gone_clear, () => page.clear(true)],
    ];
  const { kind } = sheet.paper;
  if (kind === "draft") return UNSAVED.has(now) && !isEmpty(sheet) ? [save] : [];
  const close = [form[`close_${kind}`], () => page.close()];
  const own = kind === "file" && page.isOn() ? [[form.make_draft, () => page.makeDraft()]] : [];
  return now.endsWith("_changed") ? [save, close, ...own] : [close, ...own];
};
