/** A field or an object that a query names; `at` is its offset in the query. */
export interface Named {
  readonly api: string;
  readonly at: number;
  readonly length: number;
}

interface Fields {
  readonly fields: readonly { readonly api: string; readonly object: string; readonly field: string }[];
  readonly sobjects: readonly { readonly api: string; readonly object: string }[];
}

const toUser = /^(owner|createdby|lastmodifiedby|manager|user|assignee|delegatedapprover|actor)$/i;
const taskLike = /^(tasks|activityhistories|activityhistory|openactivities|openactivity|archivedtasks)$/i;
const words = /'(?:[^'\\]|\\.)*'|[A-Za-z_][\w.]*|[()]|[=!<>]+/g;

interface Level {
  object: string | undefined;
  readonly names: { readonly name: string; readonly at: number }[];
}

/** Reads a SOQL query, also one with pieces missing, and names the fields and objects of interest in it. */
export function namedIn(query: string, surface: Fields): Named[] {
  const found: Named[] = [];
  const levels: Level[] = [{ object: undefined, names: [] }];
  const tokens = [...query.matchAll(words)];
  tokens.forEach((token, index) => {
    const word = token[0];
    const level = levels.at(-1) as Level;
    if (word === "(") levels.push({ object: /^select$/i.test(tokens[index + 1]?.[0] ?? "") ? undefined : "(", names: [] });
    else if (word === ")" && levels.length > 1) close(levels.pop() as Level, levels.at(-1) as Level, surface, found);
    else if (/^from$/i.test(tokens[index - 1]?.[0] ?? "")) noteObject(level, word, token.index, surface, found);
    else if (/^[A-Za-z]/.test(word)) level.names.push({ name: word, at: token.index });
  });
  while (levels.length > 1) close(levels.pop() as Level, levels.at(-1) as Level, surface, found);
  resolve(levels[0] as Level, surface, found);
  return found;
}

/** Brackets that hold no query of their own belong to the one around them: COUNT(CallType), (a OR b). */
function close(level: Level, around: Level, surface: Fields, found: Named[]): void {
  if (level.object === "(") around.names.push(...level.names);
  else resolve(level, surface, found);
}

function noteObject(level: Level, word: string, at: number, surface: Fields, found: Named[]): void {
  level.object = taskLike.test(word) ? "Task" : word;
  const sobject = surface.sobjects.find((one) => one.object.toLowerCase() === word.toLowerCase());
  if (sobject !== undefined) found.push({ api: sobject.api, at, length: word.length });
}

function resolve(level: Level, surface: Fields, found: Named[]): void {
  for (const { name, at } of level.names) {
    const parts = name.split(".");
    const last = (parts.at(-1) ?? "").toLowerCase();
    const before = parts.at(-2);
    const object =
      before === undefined || before.toLowerCase() === level.object?.toLowerCase() || (parts.length === 2 && before.length <= 2)
        ? level.object
        : toUser.test(before)
          ? "User"
          : before;
    const field = surface.fields.find((one) => one.field.toLowerCase() === last && one.object.toLowerCase() === object?.toLowerCase());
    if (field !== undefined) found.push({ api: field.api, at, length: name.length });
  }
}

/** Whether a text is a query, at least the beginning of one. */
export function isQuery(text: string): boolean {
  return /^\s*\(?\s*select\s[\s\S]*\sfrom\s+\w/i.test(text);
}
