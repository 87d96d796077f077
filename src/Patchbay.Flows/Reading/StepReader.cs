using System.Collections.Immutable;
using Patchbay.Core.Flows;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <summary>Reads the steps of a flow, one method for each kind.</summary>
/// <param name="prompts">Reads what they say.</param>
/// <param name="calendars">The calendars of the file.</param>
/// <param name="names">Finds queues and agents by their names.</param>
/// <param name="notes">What is wrong.</param>
internal sealed partial class StepReader(PromptReader prompts, CalendarReader calendars, FlowNames names, FlowNotes notes)
{
    private const string Keys = "0123456789*#";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    internal FlowStep? Read(string name, FlowMap map)
    {
        var step = Read(name, map.Text("do"), map);
        if (step is not null) map.RefuseOthers();
        return step;
    }

    private FlowStep? Read(string name, string kind, FlowMap map) => kind switch
    {
        "" => null,
        "answer" => new AnswerStep(name, map.OptionalText("next")),
        "say" or "play" => Say(name, map),
        "menu" => Menu(name, map),
        "gather" => Gather(name, map),
        "branch" => Branch(name, map),
        "set" => new SetStep(name, Values(map), map.OptionalText("next"), map.Flag("travels", false)),
        "queue" => Queue(name, map),
        "hours" => new HoursStep(
            name, calendars.Find(map), map.OptionalText("open"), map.OptionalText("closed"), map.OptionalText("holiday"), map.OptionalText("emergency")),
        "dial" => new DialReader(names, notes).Read(name, map),
        "transfer" => Transfer(name, map),
        "record" => new RecordStep(name, Wish(map), map.OptionalText("next")),
        "consent" => Consent(name, map),
        "survey" => Survey(name, map),
        "lookup" => new LookupReader(notes).Read(name, map),
        "voicemail" => new VoicemailReader(prompts, names, notes).Read(name, map),
        "callback" => new CallbackStep(
            name, FlowReader.FlowQueue(map, "queue", names.Queue, notes), map.OptionalText("number") ?? "{caller}", map.OptionalText("next"), map.OptionalText("no-number")),
        "hangup" => new HangUpStep(name, Prompt(map, isNeeded: false), map.Flag("busy", false)),
        _ => Unknown(kind, map),
    };

    private SayStep Say(string name, FlowMap map)
    {
        var (canSkip, carries) = (map.Flag("skip", false), map.Flag("type-ahead", true));
        if (!canSkip && map.Find("type-ahead") is { } said) notes.Error("no-skip", said, $"\"type-ahead\" of the step \"{name}\" needs \"skip: true\": no key ends what it says.");
        return new(name, Prompt(map, isNeeded: true), canSkip, map.OptionalText("next"), carries);
    }

    private FlowStep? Unknown(string kind, FlowMap map)
    {
        notes.Error("unknown-kind", map.Find("do")!, $"There is no kind of step \"{kind}\"; there are {string.Join(", ", StepKinds.All)}.");
        return null;
    }

    private FlowPrompt Prompt(FlowMap map, bool isNeeded)
    {
        var prompt = prompts.Read(map.Find("prompt"));
        if (isNeeded && prompt.IsEmpty) notes.Error("missing", map.Node, $"{char.ToUpperInvariant(map.What[0])}{map.What[1..]} needs \"prompt\".");
        return prompt;
    }

    private FlowTries Tries(FlowMap map)
    {
        var wait = map.Duration("wait", Second, TimeSpan.FromMinutes(2)) ?? TimeSpan.FromSeconds(5);
        var most = map.Number("tries", 3, 1, 10);
        var (noInput, noMatch) = (Failure(map, "no-input"), Failure(map, "no-match"));
        return new(wait, most, noInput.Prompt, noMatch.Prompt, noInput.Next, noMatch.Next);
    }

    private (FlowPrompt Prompt, string? Next) Failure(FlowMap map, string key)
    {
        if (map.Map(key, $"\"{key}\" of {map.What}") is not { } failure) return (FlowPrompt.Nothing, null);
        var read = (prompts.Read(failure.Find("prompt")), failure.OptionalText("next"));
        failure.RefuseOthers();
        return read;
    }

    private MenuStep Menu(string name, FlowMap map)
    {
        var choices = Choices(map);
        if (choices.IsEmpty) notes.Error("missing", map.Node, $"The menu \"{name}\" needs \"keys\".");
        return new(name, Prompt(map, isNeeded: true), map.Flag("interrupt", true), Tries(map), choices);
    }

    private ImmutableArray<FlowKey> Choices(FlowMap map)
    {
        var choices = ImmutableArray.CreateBuilder<FlowKey>();
        if (map.Map("keys", $"\"keys\" of {map.What}") is { } keys)
        {
            foreach (var (key, text, value) in keys.Entries())
            {
                if (text.Length != 1 || !Keys.Contains(text, StringComparison.Ordinal)) notes.Error("bad-key", key, $"A key is one of {Keys}, not \"{text}\".");
                choices.Add(new(text, keys.Scalar(value, text)));
            }
        }

        return choices.ToImmutable();
    }

    private GatherStep Gather(string name, FlowMap map)
    {
        var (least, most) = (map.Number("least", 1, 0, 32), map.Number("most", 20, 1, 32));
        if (least > most) notes.Error("not-a-number", map.Node, $"The step \"{name}\" asks for at least {least} and at most {most} keys.");
        var endKey = map.OptionalText("end-key") ?? "#";
        if (endKey is not ("#" or "*" or "none")) notes.Error("bad-key", map.Find("end-key")!, "\"end-key\" is \"#\", \"*\" or none.");
        return new(
            name, Prompt(map, isNeeded: true), map.Flag("interrupt", true), Tries(map), Variable(map, "into"), least, most,
            endKey == "none" ? null : endKey, map.Duration("between", Second, TimeSpan.FromMinutes(1)) ?? TimeSpan.FromSeconds(4), map.Flag("masked", false),
            map.OptionalText("next"));
    }

    private string Variable(FlowMap map, string key)
    {
        var name = map.Text(key);
        if (name.Length > 0 && !PromptReader.IsName(name))
            notes.Error("bad-name", map.Find(key)!, $"A variable is named in lower-case letters, digits and dashes, not \"{name}\".");
        return name;
    }

    private BranchStep Branch(string name, FlowMap map)
    {
        var cases = ImmutableArray.CreateBuilder<FlowCase>();
        if (map.Find("cases") is YamlSequenceNode list)
        {
            foreach (var node in list.Children)
            {
                if (FlowMap.Of(node, $"a case of the branch \"{name}\"", notes) is not { } one) continue;
                var when = one.Text("when");
                if (!ConditionReader.TryRead(when, out var conditions) && when.Length > 0)
                    notes.Error("bad-condition", one.Find("when")!, $"\"{when}\" is no condition. Write: caller starts with +46, or: tier is Gold.");
                cases.Add(new(conditions, one.Text("next")));
                one.RefuseOthers();
            }
        }

        if (cases.Count == 0) notes.Error("missing", map.Node, $"The branch \"{name}\" needs \"cases\", a list of \"when\" and \"next\".");
        return new(name, cases.ToImmutable(), map.OptionalText("else"));
    }

    private static ImmutableArray<FlowAssignment> Values(FlowMap map)
    {
        if (map.Map("values", $"\"values\" of {map.What}") is not { } values) return [];
        return [.. values.Entries().Select(entry => new FlowAssignment(entry.Name, values.Scalar(entry.Value, entry.Name)))];
    }
}
