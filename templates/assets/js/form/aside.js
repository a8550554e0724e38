/** What lay on the device and could not be read: it was set aside, and can be had as a file. */

import { saveText } from "../files/save.js";

/** `page`: see page.js. Returns what says so. */
export const startAside = (page) => () => {
  const { sheet, words, bar, keeping } = page;
  const { form } = words;
  const keep = keeping.kept();
  const save = () => {
    saveText(keep.aside(), `${sheet.model.id}-${form.set_aside_name}.txt`);
    keep.dropAside();
    bar.tell(form.set_aside_saved);
  };
  bar.tell(form.set_aside, null, keep.aside() === null ? null : [form.set_aside_save, save]);
};
