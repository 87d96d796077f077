// Numbers on the page ask the phone to dial. The utility bar decides what that means.

let handler = () => {};
let fieldsDial = true;

export function onDialRequest(listener) {
  handler = listener;
}

/** @param {string} number as it is written  @param {{object:string,recordId:string,name:string}|undefined} record whose it is */
export function requestDial(number, record) {
  handler(number, record ?? null);
}

/**
 * Whether the platform's own phone fields dial by themselves. They do for Salesforce's softphones; a package like Patchbay cannot hook them.
 * There they are links of the browser's, and our component and quick action dial.
 */
export const doFieldsDial = () => fieldsDial;

export function setFieldsDial(wanted) {
  fieldsDial = wanted;
}
