/** Why a file cannot be read as answers: `verdict` is one of the file verdicts, `data` what its sentence may need (`line`, `column`). */

export class Unreadable extends Error {
  /**
   * @param {import("../contract/document.d.ts").Verdict} verdict
   * @param {Record<string, any>} data
   */
  constructor(verdict, data = {}) {
    super(verdict);
    this.verdict = verdict;
    this.data = data;
  }
}
