/** Calls a member of the page, or answers that there is none. */
export type Send = (methodName: string, args: Record<string, unknown>, callback: unknown, listener: unknown) => void;

/** The names of a member's arguments, in order. `callback` and `listener` stay in the frame. */
type Positions = Readonly<Record<string, string>>;

const interaction: Positions = {
  getPageInfo: "callback",
  isInConsole: "callback",
  isVisible: "callback",
  setVisible: "visible callback",
  notifyInitializationComplete: "",
  onFocus: "listener",
  refreshPage: "callback",
  refreshRelatedList: "listName callback",
  reloadFrame: "",
  runApex: "apexClass methodName methodParams callback",
  saveLog: "object saveParams callback",
  screenPop: "url force callback",
  searchAndGetScreenPopUrl: "searchParams queryParams callType callback",
  searchAndScreenPop: "searchParams queryParams callType callback",
};

const cti: Positions = {
  enableClickToDial: "callback",
  disableClickToDial: "callback",
  onClickToDial: "listener",
  getCallCenterSettings: "callback",
  getDirectoryNumbers: "isGlobal callCenterName callback resultSetPage resultSetPageSize",
  getSoftphoneLayout: "callback",
  setSoftphoneHeight: "height callback",
  setSoftphoneWidth: "width callback",
};

const entityFeed: Positions = {
  onObjectUpdate: "listener",
  refreshObject: "objectId refreshFields refreshRelatedLists refreshFeed callback",
};

/** Makes `sforce.interaction`: every member that Salesforce had, and no other. */
export function createClassicApi(send: Send): Record<string, unknown> {
  return {
    ...methods(interaction, "", send),
    cti: methods(cti, "cti.", send),
    entityFeed: methods(entityFeed, "entityFeed.", send),
  };
}

function methods(all: Positions, prefix: string, send: Send): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(all).map(([name, positions]) => {
      const names = positions.split(" ");
      const listens = names.includes("listener");
      return [
        name,
        (...given: unknown[]) => {
          // Members got arguments in the middle over the years; a function is the callback wherever it stands.
          const heard = given.find((one) => typeof one === "function") ?? given[names.indexOf(listens ? "listener" : "callback")];
          const args: Record<string, unknown> = {};
          names.forEach((one, place) => {
            const value = given[place];
            if (one !== "callback" && one !== "listener" && value !== undefined && typeof value !== "function") args[one] = value;
          });
          send(prefix + name, args, listens ? undefined : heard, listens ? heard : undefined);
        },
      ];
    }),
  );
}
