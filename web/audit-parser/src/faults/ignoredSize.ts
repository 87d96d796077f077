import type { FaultRule } from "./faultRule.ts";

/** A size that is no plain number in the range that Lightning takes. */
export const ignoredSize: FaultRule = ({ calls, objects, flow }) =>
  calls
    .filter((call) => call.sure && call.member.range !== undefined)
    .flatMap((call) => {
      const range = call.member.range;
      const entry = range && objects.of(call.given[0])?.entries.get(range.argument);
      const text = entry && flow.constants.textOf(entry.value);
      if (range === undefined || entry === undefined || text === undefined) return [];
      const size = Number(text);
      const isText = entry.value.type === "Literal" && typeof entry.value.value === "string";
      const evidence =
        isText || Number.isNaN(size)
          ? `"${text}" is no number of pixels`
          : size < range.least || size > range.most
            ? `${text} is outside ${range.least} to ${range.most}`
            : undefined;
      return evidence === undefined ? [] : [{ rule: "fault.ignored-size", start: entry.at.start, api: call.member.api, evidence }];
    });
