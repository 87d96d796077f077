import type { DeskServer, Problem } from "../server/deskServer";

/** Turns emergency switches, one after the other. @returns What stood in the way of the first that was not turned; null when all were. */
export async function turn(server: DeskServer, names: readonly string[], isOn: boolean): Promise<Problem | null> {
  for (const name of names) {
    const reply = await server.put<null>(`flows/${encodeURIComponent(name)}/emergency`, { isOn });
    if (!reply.ok) return reply.problem;
  }
  return null;
}
