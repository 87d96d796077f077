// Written by tests/Patchbay.Server.Tests/Contracts from the server's types. Do not edit: change those and run
// PATCHBAY_APPROVE=1 dotnet test tests/Patchbay.Server.Tests

/** A moment in ISO 8601, with its offset. */
export type Instant = string;

/** The kinds of calls that have rules of their own. */
export type CallKind =
  /** A customer calls. */
  | "inbound"
  /** A colleague calls. */
  | "internal"
  /** An agent calls. */
  | "outbound";

/** One word of a mapping. */
export interface MappingWord {
  /** As it is written. */
  readonly name: string;
  /** What it gives. */
  readonly words: string;
}

/** What a mapping may be made of: GET /api/orgs/{org}/mapping/words. */
export interface MappingWords {
  /** What is known of a call. */
  readonly facts: readonly MappingWord[];
  /** What can be done with it. */
  readonly functions: readonly MappingWord[];
}

/** How sure it is that a record is the caller. */
export type MatchSureness =
  /** It may be: many share the number, such as a switchboard. */
  | "possible"
  /** It most likely is: the number is the record's, though others may answer it. */
  | "likely"
  /** It is, unless somebody else has their phone: a person's own number, or a case the caller named. */
  | "certain";

/** Finishes a sign-in by hand, where the browser cannot reach this server: POST /api/org-connections/browser/finish answers OrgLine. */
export interface OrgBrowserFinish {
  /** Which. */
  readonly state: string | null;
  /** The code, or the whole address that the browser ended at. */
  readonly pasted: string | null;
}

/** A sign-in that waits for a person in the browser. */
export interface OrgBrowserSignIn {
  /** Names it. */
  readonly state: string;
  /** Where the person must go, in a new tab. */
  readonly authorizeUrl: string;
  /** Where Salesforce sends the person back to. */
  readonly callbackUrl: string;
}

/** How a sign-in in the browser stands: GET /api/org-connections/browser/{state}. */
export interface OrgBrowserState {
  /** True while the person has not decided. */
  readonly isOpen: boolean;
  /** The org, once it is connected. */
  readonly org: OrgLine | null;
  /** Why it failed; null while it did not. */
  readonly refusal: string | null;
}

/** One thing that was looked at in an org. */
export interface OrgCheckFinding {
  /** Stable, for programs: key.notUnique. */
  readonly code: string;
  /** How bad it is. */
  readonly level: OrgCheckLevel;
  /** What is so, in a sentence. */
  readonly words: string;
  /** Where to click in Salesforce, or which setting; null when nothing is to be done. */
  readonly where: string | null;
  /** What to do there; null when nothing is. */
  readonly fix: string | null;
  /** Address of the setup page where to click; null when nothing is to be clicked, or not in the setup. */
  readonly link: string | null;
}

/** How bad a finding is. */
export type OrgCheckLevel =
  /** As it should be. */
  | "fine"
  /** Good to know; works. */
  | "note"
  /** Works in part, or not for long. */
  | "warning"
  /** Does not work. */
  | "error";

/** What a look at an org found: GET /api/orgs/{org}/check. */
export interface OrgCheckReport {
  /** The org. */
  readonly org: OrgLine;
  /** When it was looked at. */
  readonly at: Instant;
  /** In the order of the look; the first error is the one to mend first. */
  readonly findings: readonly OrgCheckFinding[];
}

/** Connects an org: POST /api/org-connections/credentials and /jwt answer OrgLine, /browser answers OrgBrowserSignIn; 400 says why not. */
export interface OrgConnection {
  /** What it is to be called: small letters, digits, hyphens. */
  readonly name: string | null;
  /** Its My Domain, or the address of one of its pages. */
  readonly loginUrl: string | null;
  /** Consumer key of the app. */
  readonly clientId: string | null;
  /** Its secret: for credentials; for browser only when the app wants one. */
  readonly clientSecret: string | null;
  /** User name to run as: for jwt. */
  readonly user: string | null;
  /** For jwt; null for the one that fits the address. */
  readonly audience: string | null;
  /** For jwt: a key of one's own in PEM; null for the one whose certificate the steps gave. */
  readonly privateKey: string | null;
}

/** One org of the site: GET /api/orgs gives a list of them. */
export interface OrgLine {
  /** What the operator calls it. */
  readonly name: string;
  /** True for the one that calls are written to. */
  readonly isLive: boolean;
  /** How Patchbay signs in. */
  readonly way: OrgWay;
  /** Where tokens come from; null when none is set up. */
  readonly loginUrl: string | null;
  /** Whom it runs as, where that is known before the sign-in. */
  readonly user: string | null;
  /** The org's id; null until the first sign-in. */
  readonly orgId: string | null;
  /** When it was connected; null for the one of the settings file. */
  readonly connectedAt: Instant | null;
  /** How it goes with it. */
  readonly state: OrgState;
  /** Since when it has not gone well; null while it does. */
  readonly since: Instant | null;
  /** Why the sign-in is refused and where to click; null when it is not. */
  readonly trouble: string | null;
  /** Records that wait to be written. */
  readonly waiting: number;
  /** Records that a person must look at. */
  readonly parked: number;
  /** Records that are written, but without fields that the org lacks. */
  readonly leftOut: number;
  /** API calls of the last day, everyone's; null before the org said so. */
  readonly callsSpent: number | null;
  /** API calls that the org allows in a day; null before the org said so. */
  readonly callsMax: number | null;
  /** Which API calls are short, so that records wait, in words without a full stop; null when none are. */
  readonly shortage: string | null;
  /** When writing goes on at the latest; null while it does not wait, and while it is tried. */
  readonly nextTryAt: Instant | null;
}

/** Something that an admin of the org should see to; calls are written meanwhile as well as they can be. */
export interface OrgNotice {
  /** What, for programs: field.missing. */
  readonly code: string;
  /** What, and what to do, in words. */
  readonly text: string;
  /** Since when. */
  readonly since: Instant;
}

/** How it goes with an org. */
export type OrgState =
  /** It is not set up, or switched off. */
  | "off"
  /** It answers. */
  | "answering"
  /** It does not answer. */
  | "away"
  /** It does not accept the sign-in; OrgLine.trouble says why. */
  | "signInRefused"
  /** A daily limit is used up. */
  | "limitReached"
  /** Our fields are missing there. */
  | "packageMissing"
  /** It answers, but may double records: the key field is not unique. */
  | "keyNotUnique";

/** One thing to do in Salesforce. */
export interface OrgStep {
  /** Where to click: Setup › External Client App Manager. */
  readonly where: string;
  /** What to do there. */
  readonly what: string;
  /** What to paste or upload there; null for nothing. */
  readonly paste: string | null;
}

/** What to click before connecting. */
export interface OrgSteps {
  /** In this order. */
  readonly steps: readonly OrgStep[];
  /** The certificate to upload, in PEM; null for other ways than JWT. */
  readonly certificate: string | null;
  /** The callback address that the app must name. */
  readonly callbackUrl: string;
}

/** Asks what to click before connecting: POST /api/org-connections/steps. */
export interface OrgStepsRequest {
  /** What the org is to be called. */
  readonly name: string | null;
  /** How to sign in; not settings. */
  readonly way: OrgWay;
  /** Its My Domain, for links; may be null. */
  readonly loginUrl: string | null;
}

/** How Patchbay signs in to an org. */
export type OrgWay =
  /** As the settings file says; the org named default. */
  | "settings"
  /** Key and secret of an app. */
  | "credentials"
  /** An assertion signed with Patchbay's own key. */
  | "jwt"
  /** A person's consent in the browser. */
  | "browser";

/** A parked record with its fields. */
export interface ParkedDetail {
  /** The record. */
  readonly record: ParkedRecord;
  /** What Patchbay would write, by API name. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What a person set instead; null for nothing. */
  readonly overrides: unknown | null;
}

/** A record that the org refuses, or that is written without fields that the org lacks, so that a person must look. */
export interface ParkedRecord {
  /** The interaction; the record's external id. */
  readonly call: string;
  /** Id of the Task as far as it was written; null when it never was. */
  readonly taskId: string | null;
  /** When the call began; null when the journal does not know it. */
  readonly startedAt: Instant | null;
  /** What the call is, in a line. */
  readonly subject: string;
  /** Code of the failure; FIELD_LEFT_OUT for a record that is written without some fields. */
  readonly code: string;
  /** What the org said; null when it said nothing. */
  readonly reason: string | null;
  /** What to do. */
  readonly advice: string;
  /** Failed tries. */
  readonly attempts: number;
}

/** A record of the CRM. */
export interface RecordRef {
  /** Its object: Contact, Lead, Account, Case. */
  readonly objectName: string;
  /** Its id, 15 or 18 characters. */
  readonly id: string;
}

/** The record that a call's log hangs on now. */
export interface RelinkedCall {
  /** Its object. */
  readonly objectName: string;
  /** Its id. */
  readonly record: string;
  /** Its name. */
  readonly name: string;
  /** Why nothing of it is written, in a sentence; null when it is. */
  readonly note: string | null;
}

/** How many parked records run again. */
export interface RetriedRecords {
  /** So many. */
  readonly count: number;
}

/** What became of one rule. */
export interface RuleTrace {
  /** Object and field that it looks at; empty for what no rule found. */
  readonly find: string;
  /** The records it found. */
  readonly found: readonly TracedRecord[];
  /** True when the rules behind it were not asked. */
  readonly stopped: boolean;
}

/** What became of one record. */
export interface TracedRecord {
  /** Which. */
  readonly record: RecordRef;
  /** Its name. */
  readonly name: string;
  /** The field that holds the number. */
  readonly field: string;
  /** True when it may be the caller. */
  readonly kept: boolean;
  /** Why it was left out; null when it was kept. */
  readonly whyNot: string | null;
}

/** The answer. */
export interface WhoAnswer {
  /** The number as it was understood, in E.164; null when it is none. */
  readonly number: string | null;
  /** The kind of call. */
  readonly kind: CallKind;
  /** Who it may be, best first. */
  readonly matches: readonly WhoMatch[];
  /** What would open, in words. */
  readonly opens: string;
  /** The record that the log would hang on; null while that is open. */
  readonly logHangsOn: RecordRef | null;
  /** Each rule that was tried, what it found and why something was left out. */
  readonly rules: readonly RuleTrace[];
  /** What else there is to say, in sentences. */
  readonly notes: readonly string[];
}

/** A record that may be the caller. */
export interface WhoMatch {
  /** Which. */
  readonly record: RecordRef;
  /** Its name. */
  readonly name: string;
  /** What tells it from others. */
  readonly detail: string;
  /** The rule that found it. */
  readonly rule: string;
  /** How sure that is. */
  readonly sureness: MatchSureness;
  /** How many cases are open. */
  readonly openCases: number;
  /** The last order or opportunity; empty when there is none. */
  readonly lastBusiness: string;
  /** When somebody was last in contact; null when nobody was. */
  readonly lastContactAt: Instant | null;
  /** False when the agent may not see it. */
  readonly isShown: boolean;
  /** Who may see it, in words; null for everybody. */
  readonly onlyFor: string | null;
}
