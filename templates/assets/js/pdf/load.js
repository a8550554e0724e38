/** Brings a PDF to the reader: in a worker that can be stopped where the browser allows one, else (from disk) on the page, within the reader's budgets. */

import { loadScript } from "../page/script.js";

const PATIENCE = 20_000; // ms for one file; a real form takes 50

let worker = null;
let last = 0;

/** What `readTrusted` (trusted.js) says about the bytes. `address`: of pdf.js. Rejects where the script cannot be loaded. */
export async function readInBackground(bytes, address) {
  if (location.protocol.startsWith("http") && typeof Worker !== "undefined") {
    try {
      return await ask(bytes, address);
    } catch {
      worker = null; // a policy of the host may forbid workers
    }
  }
  await loadScript(address, () => window.brobyggerReadPdf);
  return window.brobyggerReadPdf(bytes);
}

function ask(bytes, address) {
  worker ??= new Worker(address);
  const asked = worker;
  const number = (last += 1);
  return new Promise((resolve, reject) => {
    const stop = (act) => {
      clearTimeout(timer);
      asked.removeEventListener("message", hear);
      asked.removeEventListener("error", fail);
      act();
    };
    const timer = setTimeout(() => {
      asked.terminate();
      worker = null;
      stop(() => resolve({ verdict: "time-limit" }));
    }, PATIENCE);
    const hear = ({ data }) => data.number === number && stop(() => resolve(data.found));
    const fail = () => stop(reject);
    asked.addEventListener("message", hear);
    asked.addEventListener("error", fail);
    asked.postMessage({ number, bytes });
  });
}
