import { useEffect, useRef } from "preact/hooks";
import { described, Field } from "../../shared/Field";
import type { FlowEditor } from "../edit/flowEditor";
import { labelOfKind } from "../kindWords";
import type { Path } from "../../yaml/yamlTree";
import { idOf } from "./fieldWords";

interface StepChoiceProps {
  readonly editor: FlowEditor;
  readonly path: Path;
  readonly label: string;
  readonly isNeeded: boolean;
}

const fresh = "+ ";

/** Where a way leads: to one of the steps, nowhere, or to a new step that comes between. */
export function StepChoice({ editor, path, label, isNeeded }: StepChoiceProps) {
  const id = idOf(path);
  const flow = editor.shown.value;
  const target = flow.tree.textAt(path) ?? "";
  const isThere = target === "" || flow.steps.some(({ name }) => name === target);
  const select = useRef<HTMLSelectElement>(null);
  const isWanted = editor.wanted.value === path.join(".");
  useEffect(() => {
    if (!isWanted) return;
    editor.wanted.value = null;
    select.current?.focus();
  }, [isWanted, editor]);
  const choose = (value: string): void => {
    const kind = value.startsWith(fresh) ? editor.kinds.find(({ name }) => name === value.slice(fresh.length)) : undefined;
    if (kind !== undefined) editor.add(kind, { path, words: label, target: target === "" ? null : target });
    else if (value === "") editor.clear(path);
    else editor.edit(path, value);
  };
  return (
    <Field id={id} label={label} wrong={isThere ? null : `There is no step ${target}.`}>
      <select ref={select} class="slds-select" value={target} {...described(id, isThere ? null : target)} onChange={(event) => choose(event.currentTarget.value)}>
        {!isNeeded && <option value="">Nowhere of its own</option>}
        {!isThere && <option value={target}>{target}</option>}
        <optgroup label="Steps">{flow.steps.map(({ name }) => <option key={name} value={name}>{name}</option>)}</optgroup>
        <optgroup label="A new step in between">{editor.kinds.map(({ name }) => <option key={name} value={fresh + name}>{`New: ${labelOfKind(name)}`}</option>)}</optgroup>
      </select>
    </Field>
  );
}
