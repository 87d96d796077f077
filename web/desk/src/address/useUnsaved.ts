import { useEffect } from "preact/hooks";
import type { Address } from "./address";

/** Asks before what is not saved is lost: on the way to another page by a question of ours, when the tab is closed or loaded anew by the browser's. */
export function useUnsaved(address: Address, isUnsaved: () => boolean, of: unknown): void {
  useEffect(() => {
    const end = address.guard(isUnsaved);
    const ask = (event: BeforeUnloadEvent): void => {
      if (isUnsaved()) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => {
      end();
      removeEventListener("beforeunload", ask);
    };
  }, [address, of]);
}
