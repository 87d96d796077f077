import { signIn } from "@patchbay/phone/server/signIn";
import { Address } from "../address/address";
import { Desk } from "./desk";
import { TokenStore } from "./tokenStore";

const home = "salesforce/connection";
const root = "/desk/";

/** The desk in a real browser window. */
export function browserDesk(window: Window): Desk {
  return new Desk({
    base: "/",
    tokens: new TokenStore(() => window.sessionStorage),
    address: new Address(window, root, home),
    signIn: (userName, password) => signIn("/", userName, password),
  });
}
