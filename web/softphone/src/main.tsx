import "virtual:slds.css";
import "./styles";
import { render } from "preact";
import { browserPanel } from "./panel/browserPanel";
import { Shell } from "./shell/Shell";

const root = document.getElementById("panel");
if (root !== null) {
  const panel = browserPanel(window);
  render(<Shell panel={panel} />, root);
  void panel.start();
}
