export { AdapterHost, type Envelope, type HostOptions } from "./adapterHost.ts";
export { layoutOfDescription } from "./describedLayout.ts";
export type { Channels, ClickedNumber, DirectoryPage, FlowArgument, FoundRecord, Org, Page, Panel, SearchedObject, Target, View } from "./ports.ts";
export { Problem } from "./problem.ts";
export { searchTerms } from "./searchTerms.ts";
export type { CallTypeLayout, PopRule, SoftphoneLayout } from "./softphoneLayout.ts";
