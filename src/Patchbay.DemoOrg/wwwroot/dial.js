// Numbers on the page ask the phone to dial. The utility bar decides what that means.

import { h, replace } from './dom.js';
import { icon } from './icons.js';

let handler = () => {};
let fieldsDial = true;

export function onDialRequest(listener) {
  handler = listener;
}

/** @param {string} number as it is written  @param {{object:string,recordId:string,name:string}|undefined} record whose it is */
export function requestDial(number, record) {
  handler(number, record ?? null);
}

let isDialling = true;

/** Switches dialling on or off: numbers that cannot be dialled are plain text. */
export function setDialling(wanted) {
  isDialling = wanted;
  document.querySelectorAll('.dialplace').forEach((place) => place.redraw());
}

/** Something that is there only while numbers dial. @param make Makes it. @param makeOther Makes what stands in its place otherwise. */
export function whileDialling(make, makeOther = () => null) {
  const place = h('span.dialplace');
  place.redraw = () => replace(place, isDialling ? make() : makeOther());
  place.redraw();
  return place;
}

/** A number that dials. @param before Is called before it dials. */
export const dialNumber = (number, owner, before = () => {}) => whileDialling(
  () => h('button.dial', { type: 'button', title: `Call ${number}`, onclick: () => { before(); requestDial(number, owner); } }, icon('call', 14), number),
  () => h('span', null, number));

/**
 * Whether the platform's own phone fields dial by themselves. They do for Salesforce's softphones; a package like Patchbay cannot hook them.
 * There they are links of the browser's, and our component and quick action dial.
 */
export const doFieldsDial = () => fieldsDial;

export function setFieldsDial(wanted) {
  fieldsDial = wanted;
}
