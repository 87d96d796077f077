// Pages of Salesforce's setup that can be opened by address. Deeper ones have ids in their addresses that differ by org.
const pages: readonly (readonly [begins: string, page: string])[] = [
  ["Setup › Object Manager", "ObjectManager/home"],
  ["Setup › Permission Sets", "PermSets/home"],
  ["Setup › Users", "ManageUsers/home"],
  ["Setup", "SetupOneHome/home"],
];

/** Address of the setup page where a path begins; null for a path that is not in the setup, such as a setting of ours. */
export function setupLink(loginUrl: string | null, where: string | null): string | null {
  if (loginUrl === null || where === null) return null;
  const page = pages.find(([begins]) => where.startsWith(begins));
  return page === undefined ? null : `${loginUrl}/lightning/setup/${page[1]}`;
}
