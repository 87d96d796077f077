import "virtual:slds.css";
import "./styles";
import { render } from "preact";
import { browserDesk } from "./desk/browserDesk";
import { Shell } from "./shell/Shell";

const root = document.getElementById("desk");
if (root !== null) render(<Shell desk={browserDesk(window)} />, root);
