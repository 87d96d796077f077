// The org as the user of this page may use it, for an adapter: search, records, Apex. Everything goes with the page's own session.

import { ApiProblem, boot, create, describe, query, quote, rest, soap } from './api.js';
import { search } from './orgSearch.js';

export function createAdapterOrg(Problem) {
  const asProblem = (trouble) => (trouble instanceof ApiProblem
    ? new Problem(trouble.status < 500 ? 'GENERIC_ERROR' : 'SERVER_ERROR', trouble.message, trouble.errors)
    : new Problem('SERVER_ERROR', trouble.message));
  const guarded = (work) => async (...args) => {
    try {
      return await work(...args);
    } catch (trouble) {
      throw trouble instanceof Problem ? trouble : asProblem(trouble);
    }
  };

  return {
    search: guarded(search),
    create: guarded(async (object, fields, isLenient) => (await create(object, await typed(object, fields, isLenient))).id),
    findCreated: guarded(findCreated),
    update: guarded(async (id, fields, isLenient) => {
      const object = await objectOfId(id);
      if (!object) throw new Problem('GENERIC_ERROR', `No object of this org has ids like ${id}.`);
      await rest(`sobjects/${object}/${id}`, 'PATCH', await typed(object, fields, isLenient));
    }),
    runApex: (apexClass, method, parameters) => runApex(Problem, apexClass, method, parameters),
    directoryNumbers: guarded(directoryNumbers),
  };
}

// Adapters for Classic send every value as a text, in any case of the field's name, and others parts of a second; the org's REST API wants its types.
async function typed(object, fields, isLenient) {
  const description = await describe(object);
  const known = new Map(description.fields.map((field) => [field.name.toLowerCase(), field]));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isLenient || known.has(name.toLowerCase())).map(([name, value]) => {
    const field = known.get(name.toLowerCase());
    if (field?.type === 'int' && typeof value === 'number') return [field.name, Math.trunc(value)];
    // A checkbox that has no value is not ticked.
    if (field?.type === 'boolean' && value === null) return [field.name, false];
    return [field?.name ?? name, field && typeof value === 'string' ? typedValue(field.type, value) : value];
  }));
}

function typedValue(type, text) {
  if (['int', 'double', 'currency', 'percent'].includes(type)) return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === 'boolean') return /^(true|1)$/i.test(text);
  const [, year, month, day] = (type === 'date' && /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)) || [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

async function findCreated(object, fields, isLenient, since) {
  const { byName } = await describe(object);
  const sent = Object.entries(await typed(object, fields, isLenient)).filter(([name]) => byName.has(name));
  const names = [...new Set(['Id', ...sent.map(([name]) => name)])].join(', ');
  // The org's clock knows whole seconds.
  const from = `${since.toISOString().slice(0, 19)}Z`;
  const rows = await query(`SELECT ${names} FROM ${object} WHERE CreatedById = ${quote(boot.user.id)} AND CreatedDate >= ${from} ORDER BY CreatedDate DESC LIMIT 200`);
  return rows.find((row) => sent.every(([name, value]) => comparable(byName.get(name), row[name]) === comparable(byName.get(name), value)))?.Id ?? null;
}

/** The same for what was sent and for how the org tells it. */
function comparable({ type }, value) {
  if (value === null || value === undefined) return '';
  if (type === 'datetime') return String(Date.parse(value));
  return type === 'reference' ? String(value).slice(0, 15) : String(value).trim();
}

let prefixes = null;

async function objectOfId(id) {
  prefixes ??= rest('sobjects').then(({ sobjects }) => new Map(sobjects.map((one) => [one.keyPrefix, one.name])));
  return (await prefixes).get(id.slice(0, 3));
}

async function runApex(Problem, apexClass, method, parameters) {
  const path = apexClass.replace('.', '/');
  const answer = await soap(`/services/Soap/class/${path}`, `http://soap.sforce.com/schemas/class/${path}`, method, parameters);
  const fault = answer.querySelector('faultstring')?.textContent;
  if (fault) throw new Problem('SERVER_ERROR', `The Apex class ${apexClass} could not be loaded or refused: ${fault}`);
  // Neither a fault nor this method's answer: the server broke down, or somebody on the way answered for it.
  if (!answer.getElementsByTagNameNS('*', `${method}Response`).length) throw new Problem('SERVER_ERROR', `The org gave no answer of ${apexClass}.${method}.`);
  return answer.getElementsByTagNameNS('*', 'result')[0]?.textContent ?? '';
}

// The numbers of colleagues stand for those an admin lists; they belong to every call center.
async function directoryNumbers(isGlobal, callCenter, page, size) {
  const users = await query("SELECT Name, Title, Phone FROM User WHERE IsActive = true AND Phone != null ORDER BY Name");
  const all = users.map((user) => ({ callCenterName: isGlobal ? '' : callCenter ?? '', name: user.Name, phone: user.Phone, description: user.Title ?? '' }));
  return { directoryNumbers: all.slice(page * size, (page + 1) * size), hasNext: all.length > (page + 1) * size };
}
