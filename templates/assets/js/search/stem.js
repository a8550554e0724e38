/**
 * The stem of a folded word, lightly: without the ending of its language (`spoergsmaalene`, `spoergsmaalet` → `spoergsmaal`).
 * Wrong stems do no harm as long as texts and queries get the same one.
 */

const SHORTEST = 3; // of a stem
const DOUBLED = /([bcdfgklmnprstv])\1$/; // `grupper` → `grup`, as in `gruppe`

/** A function word → stem. `endings`: folded endings of the language; the longest that fits is taken off. */
export function makeStem(endings) {
  const ordered = [...endings].sort((one, other) => other.length - one.length);
  return (word) => {
    const fits = (ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST;
    const ending = /^\p{L}+$/u.test(word) ? ordered.find(fits) : undefined;
    const bare = ending ? word.slice(0, -ending.length) : word;
    return bare.length > SHORTEST ? bare.replace(DOUBLED, "$1") : bare;
  };
}
