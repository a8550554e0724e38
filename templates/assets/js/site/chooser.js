/** The root of the site: on to the reader's first language that the site has, else to the site's first. Without scripts one chooses. */

const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang]"));
const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
const language = wanted.find((tag) => [...links].some((link) => link.hreflang === tag));
location.replace(([...links].find((link) => link.hreflang === language) ?? links[0]).href);
