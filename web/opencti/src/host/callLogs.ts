import { isObject } from "../wire/envelope.ts";
import type { Org } from "./ports.ts";
import { invalid } from "./problem.ts";
import { recordId, word } from "./screenPop.ts";
import { alone, type Join } from "./tabs.ts";

/** How long the same new log again means the same log. Nobody talks, hangs up and logs word for word the same in that time. */
export const joinWindowMs = 2_000;

/** Adapters that work send these with a Task, although nobody can set them; their logs were written all the same. */
const neverSet = new Set(["phone", "isclosed"]);

/** Writes logs through the org, with the rights of the signed-in user. */
export class CallLogs {
  private readonly recent = new Map<string, Promise<string>>();

  constructor(
    private readonly org: Org,
    private readonly later: (run: () => void, delayMs: number) => void,
    private readonly join: Join = alone,
  ) {}

  /** Creates a record, or changes the one whose id is among the fields. @returns its id. @throws Problem with what the org said. */
  async save(value: unknown, isLenient = false): Promise<string> {
    if (!isObject(value)) throw invalid("value", "an object of field names and values");
    const { entityApiName, recordType, ...given } = value;
    const isId = ([name]: [string, unknown]): boolean => name.toLowerCase() === "id";
    const id = given["Id"] ?? Object.entries(given).find(isId)?.[1];
    const isTask = typeof id === "string" && id !== "" ? id.startsWith("00T") : String(entityApiName).toLowerCase() === "task";
    const rest = Object.fromEntries(Object.entries(given).filter((one) => !isId(one) && !(isTask && neverSet.has(one[0].toLowerCase()))));
    const fields = { ...rest, ...(recordType !== undefined && { RecordTypeId: recordType }) };
    if (id !== undefined && id !== null && id !== "") {
      const known = recordId(id, "value.Id");
      await this.org.update(known, withoutEmpty(fields, null), isLenient);
      return known;
    }
    if (entityApiName === undefined) throw invalid("value", "entityApiName for a new record, or Id for one that exists");
    return this.create(word(entityApiName, "value.entityApiName"), withoutEmpty(fields, undefined), isLenient);
  }

  /** Two copies of an adapter, or an impatient one, get the id of one record. */
  private create(object: string, fields: Record<string, unknown>, isLenient: boolean): Promise<string> {
    const key = JSON.stringify([object, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const known = this.recent.get(key);
    if (known) return known;
    const saving = this.join(key, {
      create: () => this.org.create(object, fields, isLenient),
      find: (since) => this.org.findCreated(object, fields, isLenient, since),
    });
    this.recent.set(key, saving);
    const forget = (): void => void this.recent.delete(key);
    // What was refused may be tried again at once.
    saving.then(() => this.later(forget, joinWindowMs), forget);
    return saving;
  }
}

/** A form's empty field has no value: a new record goes without it, a record that exists loses it. Sent as a text it would be no date and no number. */
function withoutEmpty(fields: Readonly<Record<string, unknown>>, instead: null | undefined): Record<string, unknown> {
  const said = Object.entries(fields).map(([name, value]) => [name, typeof value === "string" && value.trim() === "" ? instead : value] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}
