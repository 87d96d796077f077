import type { StaffMember } from "../server/staffContracts";
import type { Column } from "../table/arrange";

/** The columns of agents. */
export const staffColumns: readonly Column<StaffMember>[] = [
  { id: "name", label: "Agent", text: ({ name }) => name, cell: ({ name }) => <bdi class="desk-strong">{name}</bdi> },
  { id: "user", label: "User", text: ({ user }) => user, cell: ({ user }) => <bdi>{user}</bdi> },
  { id: "skills", label: "Skills", text: ({ skills }) => skills || "None" },
  { id: "queues", label: "Queues", text: queuesOf },
  { id: "set", label: "Set", text: ({ isInSettings }) => (isInSettings ? "In the settings" : "Here") },
];

/** The table that `patchbay agent import` reads; an empty cell of queues is all of them there. */
export const importColumns: readonly Column<StaffMember>[] = [
  { id: "user", label: "user", text: ({ user }) => user },
  { id: "skills", label: "skills", text: ({ skills }) => skills.replaceAll(", ", "; ") },
  { id: "queues", label: "queues", text: ({ queues, allQueues }) => (allQueues ? "" : queues.length === 0 ? "none" : queues.join("; ")) },
];

/** Where an agent serves, in words. */
export function queuesOf({ queues, allQueues }: StaffMember): string {
  const names = queues.join(", ");
  if (names === "") return "None";
  return allQueues ? `All: ${names}` : names;
}
