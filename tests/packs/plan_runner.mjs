/** Plans with the browser's rules: reads `[{document, ask}]` as JSON from standard input and writes what came out of each. */
import { clock, makePlan, PlanError } from "../../templates/assets/js/packs/plan.js";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);

function answer({ document, ask }) {
  try {
    const { participants, groups, organisations, agenda, items } = makePlan(document, ask);
    return {
      participants,
      groups,
      organisations,
      agenda: agenda.map(({ start, end }) => [clock(start), clock(end)]),
      print: items.map(({ key, copies, number, spares, printed }) => [key, copies, number, spares, printed]),
    };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return { refused: error.code, ...error.data };
  }
}

process.stdout.write(JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()).map(answer)));
