// The softphone layout of whoever is signed in, asked for as in an org: by SOAP, because no other API tells it.

import { describe, soap } from './api.js';

/** @param layoutOfDescription Makes of the answer what adapters read. */
export async function readLayout(layoutOfDescription) {
  const answer = await soap('/services/Soap/u/67.0', 'urn:partner.soap.sforce.com', 'describeSoftphoneLayout');
  const result = answer.getElementsByTagNameNS('*', 'result')[0];
  if (!result) throw new Error(answer.querySelector('faultstring')?.textContent ?? 'The org told no softphone layout.');
  return withLabels(layoutOfDescription(valueOf(result)));
}

/** Elements become fields; those that are there more than once a list. */
function valueOf(element) {
  if (!element.children.length) return element.textContent;
  const value = {};
  for (const { localName } of element.children) value[localName] ??= [...element.children].filter((one) => one.localName === localName).map(valueOf);
  return Object.fromEntries(Object.entries(value).map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
}

/** The description names fields; what people read of them stands in the objects. */
async function withLabels(layout) {
  const named = async ([object, fields]) => {
    const description = await describe(object).catch(() => null);
    return [object, fields.map((field) => ({ ...field, displayName: description?.byName.get(field.apiName)?.label ?? field.displayName }))];
  };
  const types = Object.entries(layout).map(async ([name, type]) => [name, { ...type, objects: Object.fromEntries(await Promise.all(Object.entries(type.objects).map(named))) }]);
  return Object.fromEntries(await Promise.all(types));
}
