import type { Request } from "../wire/envelope.ts";
import { invalid } from "./problem.ts";

/**
 * Refuses arguments that a message between pages carries and nothing behind it can: a value that holds itself, a BigInt.
 * @throws Problem that names the argument as the adapter does.
 */
export function mustBeSayable({ apiType, methodName, args }: Request): void {
  for (const [name, value] of Object.entries(args)) {
    if (typeof value !== "object" && typeof value !== "bigint") continue;
    try {
      JSON.stringify(value);
    } catch {
      throw invalid(apiType === "opencti" && methodName === "saveLog" && name === "object" ? "value" : name, "what JSON can say");
    }
  }
}
