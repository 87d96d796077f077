// From the ground up: what comes later may refine what came before.
import "./shell/base.css";
import "./shell/shell.css";
import "./shell/actions.css";
import "./trouble/trouble.css";
import "./devices/devices.css";
import "./party/party.css";
import "./idle/idle.css";
import "./offer/offer.css";
import "./talk/talk.css";
import "./transfer/transfer.css";
import "./record/record.css";
import "./wrapUp/wrapUp.css";
import "./messages/messages.css";
