// The page a browser opens for a tel: link once the phone is registered for them. It hands the number to the open phone and goes.

import { offerNumber } from './telLinks.js';
import { numberOfTel } from './telNumber.js';

const status = document.querySelector('[role=status]');
const number = numberOfTel(new URLSearchParams(location.search).get('number') ?? '');
const isTaken = number !== '' && await offerNumber(number);
status.textContent = number === '' ? 'This link holds no telephone number, so nothing was dialled.'
  : isTaken ? `${number} is in the phone. You can close this tab.`
    : 'No phone is open in this browser. Open the org first, then click the number again.';
// A browser lets a page close only what a script opened; elsewhere the words stay.
if (isTaken) window.close();
