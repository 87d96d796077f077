import type { Target } from "./ports.ts";

/** One outcome of a search: what pops. A missing outcome pops nothing. */
export interface PopRule {
  readonly screenPopType: "PopToEntity" | "PopToVisualforce" | "PopToFlow" | "PopToSearch";
  readonly screenPopData?: string;
}

export interface CallTypeLayout {
  readonly callRelatedFields: readonly string[];
  /** Which fields of which objects are searched for and answered. */
  readonly objects: Readonly<Record<string, readonly { displayName: string; apiName: string }[]>>;
  readonly screenPopSettings: {
    readonly screenPopsOpenWithin?: "ExistingWindow" | "NewWindow";
    readonly NoMatch?: PopRule;
    readonly SingleMatch?: PopRule;
    readonly MultipleMatches?: PopRule;
  };
}

/** As `getSoftphoneLayout` answers it. */
export interface SoftphoneLayout {
  readonly Internal: CallTypeLayout;
  readonly Inbound: CallTypeLayout;
  readonly Outbound: CallTypeLayout;
}

/** What an outcome needs beyond the layout. */
export interface PopContext {
  readonly text: string;
  readonly ids: readonly string[];
  readonly query: string;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly flowArgs: readonly { name: string; type: string; value: unknown }[];
}

/** Applies an inbound layout's rule for none, one or many matches. Null: nothing pops. */
export function popOf(layout: CallTypeLayout, context: PopContext): Target | null {
  const [only] = context.ids;
  const settings = layout.screenPopSettings;
  const rule = context.ids.length === 0 ? settings.NoMatch : context.ids.length === 1 ? settings.SingleMatch : settings.MultipleMatches;
  switch (rule?.screenPopType) {
    case "PopToEntity":
      // With one match the record itself is meant, with none a new one.
      return only !== undefined && context.ids.length === 1
        ? { kind: "record", recordId: only }
        : { kind: "new", object: rule.screenPopData ?? "Contact", defaults: context.defaults };
    case "PopToVisualforce":
      return { kind: "visualforce", page: rule.screenPopData ?? "", query: context.query };
    case "PopToFlow":
      return { kind: "flow", name: rule.screenPopData ?? "", args: context.flowArgs };
    case "PopToSearch":
      return { kind: "search", text: context.text };
    default:
      return null;
  }
}
