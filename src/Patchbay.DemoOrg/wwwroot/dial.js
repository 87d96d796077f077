// Numbers on the page ask the phone to dial. The utility bar decides what that means.

let handler = () => {};

export function onDialRequest(listener) {
  handler = listener;
}

/** @param {string} number as it is written  @param {{object:string,recordId:string,name:string}|undefined} record whose it is */
export function requestDial(number, record) {
  handler(number, record ?? null);
}
