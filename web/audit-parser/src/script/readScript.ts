import { apiCallsIn } from "../calls/apiCalls.ts";
import { ArgumentObjects } from "../calls/argumentObject.ts";
import { factsOf } from "../facts/adapterFacts.ts";
import { faultRules } from "../faults/faultRules.ts";
import type { KnownModule } from "../modules/handedOut.ts";
import { handsOut } from "../modules/handsOut.ts";
import { plantTakenIn } from "../modules/takenIn.ts";
import { nothingFound, type Found } from "../seam/messages.ts";
import type { Surface } from "../surface/surface.ts";
import { Deadline } from "../text/deadline.ts";
import { Callees } from "../uses/callees.ts";
import { collectUses } from "../uses/collectUses.ts";
import { Flow } from "../uses/flow.ts";
import { includesIn } from "../uses/includes.ts";
import { Keys } from "../uses/keys.ts";
import { namedInText } from "../uses/namedInText.ts";
import { plantSeeds } from "../uses/seeds.ts";
import { standInOf } from "../uses/standIn.ts";
import { Constants } from "./constants.ts";
import { nestedTexts } from "./nestedTexts.ts";
import { parseScript } from "./parseScript.ts";
import { ProgramIndex } from "./programIndex.ts";

/** What every text that uses the API contains, in some spelling. */
const trace =
  /sforce|opencti|interaction\.js|integration\.js|interaction['"]|["'](sf|salesforce)\b|click-?to-?dial|lightning\/ui\w+Api|@salesforce\/schema\/(Task|User|CallCenter|AdditionalNumber)\b/i;

/** Following names may take this long for one script. */
const longestSeconds = 8;

/**
 * Reads one script.
 * @param known Other files that hand out parts of the API.
 */
export function readScript(surface: Surface, path: string, text: string, isTyped: boolean, known: readonly KnownModule[] = []): Found {
  const found = nothingFound();
  if ((known.length === 0 && !trace.test(text)) || /\.d\.[mc]?ts$/.test(path)) return found;
  const { root, error } = parseScript(text, isTyped);
  found.couldNotRead = error === null ? null : `script: ${error}`;
  const deadline = new Deadline(longestSeconds);
  const index = new ProgramIndex(root);
  const constants = new Constants(index);
  const callees = new Callees(index, deadline);
  const flow = new Flow(index, surface, constants, callees, deadline);
  plantSeeds(flow);
  plantTakenIn(flow, path, known);
  flow.run();
  const keys = new Keys(flow, callees);
  flow.followOpen((key) => keys.of(key));
  const standIn = standInOf(flow, path, text);
  if (standIn !== undefined) {
    found.facts.push({ fact: standIn.kind, value: standIn.path, start: standIn.at.start });
    return found;
  }
  found.handsOut.push(...handsOut(flow, path, known));
  found.nested.push(...nestedTexts(index, constants, text));
  found.uses.push(
    ...collectUses(flow, keys, error !== null),
    ...includesIn(index, constants, text),
    ...namedInText(index, surface, callees),
  );
  const script = { flow, callees, text, calls: apiCallsIn(flow), objects: new ArgumentObjects(index, constants) };
  for (const rule of faultRules) found.faults.push(...rule(script));
  found.facts.push(...factsOf(script));
  return found;
}
