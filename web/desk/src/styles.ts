// From the ground up: what comes later may refine what came before.
import "./shared/base.css";
import "./shared/parts.css";
import "./shell/shell.css";
import "./signIn/signIn.css";
import "./connection/connection.css";
import "./connection/check.css";
import "./connection/connect.css";
import "./table/table.css";
import "./parked/parked.css";
import "./file/file.css";
import "./mapping/mapping.css";
import "./rules/rules.css";
import "./now/now.css";
import "./flows/flows.css";
import "./flows/picture/picture.css";
import "./flows/form/form.css";
import "./shared/dark.css";
