import { described, Field } from "../../shared/Field";
import { Icon } from "../../shared/Icon";
import type { FlowEditor } from "../edit/flowEditor";
import type { Path } from "../../yaml/yamlTree";
import { idOf } from "./fieldWords";

interface PromptFieldProps {
  readonly editor: FlowEditor;
  readonly path: Path;
  readonly label: string;
}

/** What the caller hears: a text, a text in several languages, the name of a prompt whose words stand elsewhere in the file, or several of these. */
export function PromptField({ editor, path, label }: PromptFieldProps) {
  const { tree } = editor.shown.value;
  const parts = tree.countAt(path);
  if (parts > 0) {
    return (
      <fieldset class="flow-group">
        <legend>{label}, one after the other</legend>
        {Array.from({ length: parts }, (_, index) => (
          <div key={index} class="flow-row">
            <PromptField editor={editor} path={[...path, index]} label={`Part ${index + 1}`} />
            <Remove editor={editor} path={[...path, index]} what={`part ${index + 1}`} />
          </div>
        ))}
      </fieldset>
    );
  }
  const languages = tree.namesAt(path);
  if (languages.length > 0) return <Wordings editor={editor} path={path} legend={label} languages={languages} />;
  return <Words editor={editor} path={path} label={label} />;
}

function Words({ editor, path, label }: PromptFieldProps) {
  const { tree } = editor.shown.value;
  const id = idOf(path);
  const text = tree.textAt(path) ?? "";
  const shared: Path = ["prompts", text];
  const isShared = text !== "" && tree.find(shared) !== null;
  const names = tree.namesAt(["prompts"]);
  return (
    <>
      <Field id={id} label={label} hint={isShared ? "The name of a prompt of this flow; its words are below." : `Write the words, or the name of a prompt${names.length === 0 ? " or recording." : `: ${names.join(", ")}.`}`}>
        <textarea class="slds-textarea" rows={isShared ? 1 : 3} dir="auto" value={text} {...described(id)} onInput={(event) => editor.type(path, event.currentTarget.value)} />
      </Field>
      {isShared && (tree.namesAt(shared).length > 0
        ? <Wordings editor={editor} path={shared} legend={`Words of ${text}`} languages={tree.namesAt(shared)} />
        : <Wording editor={editor} path={shared} label={`Words of ${text}`} />)}
    </>
  );
}

interface WordingsProps {
  readonly editor: FlowEditor;
  readonly path: Path;
  readonly legend: string;
  readonly languages: readonly string[];
}

function Wordings({ editor, path, legend, languages }: WordingsProps) {
  return (
    <fieldset class="flow-group">
      <legend>{legend}</legend>
      {languages.map((language) => <Wording key={language} editor={editor} path={[...path, language]} label={language} />)}
    </fieldset>
  );
}

function Wording({ editor, path, label }: PromptFieldProps) {
  const id = idOf(path);
  return (
    <Field id={id} label={label}>
      <textarea class="slds-textarea" rows={2} dir="auto" value={editor.shown.value.tree.textAt(path) ?? ""} {...described(id)} onInput={(event) => editor.type(path, event.currentTarget.value, true)} />
    </Field>
  );
}

/** Takes one of several out. */
export function Remove({ editor, path, what }: { readonly editor: FlowEditor; readonly path: Path; readonly what: string }) {
  return (
    <button type="button" class="slds-button slds-button_icon flow-remove" aria-label={`Take out ${what}`} title={`Take out ${what}`} onClick={() => editor.clear(path)}>
      <Icon name="close" />
    </button>
  );
}
