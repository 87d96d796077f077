// Written by tests/Patchbay.Server.Tests/Contracts from the server's types. Do not edit: change those and run
// PATCHBAY_APPROVE=1 dotnet test tests/Patchbay.Server.Tests

/** A moment in ISO 8601, with its offset. */
export type Instant = string;

/** What is to become of an agent's skills and queues. */
export interface StaffChange {
  /** All skills with levels: billing:7, swedish:3; null to leave them. */
  readonly skills: string | null;
  /** Names of all queues; null to leave them. */
  readonly queues: readonly string[] | null;
  /** True for all queues, those too that are added later. */
  readonly allQueues: boolean;
}

/** What an agent can do and where the agent serves. */
export interface StaffMember {
  /** The user name. */
  readonly user: string;
  /** Which agent. */
  readonly agentId: string;
  /** The name colleagues see. */
  readonly name: string;
  /** Skills with levels: billing:7, swedish:3; empty for none. */
  readonly skills: string;
  /** Names of the queues. */
  readonly queues: readonly string[];
  /** True for all queues, those too that are added later. */
  readonly allQueues: boolean;
  /** True when Site:Staff names the agent: then nothing is changed here. */
  readonly isInSettings: boolean;
}
