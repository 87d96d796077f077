using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using YamlDotNet.RepresentationModel;

namespace Patchbay.Flows.Reading;

/// <content>Steps about the recording and about what callers are asked after the talk.</content>
internal sealed partial class StepReader
{
    private RecordingWish Wish(FlowMap map)
    {
        var action = map.OptionalText("action") ?? "start";
        if (action is not ("start" or "stop" or "pause")) notes.Error("bad-action", map.Find("action")!, $"\"action\" is start, stop or pause, not \"{action}\".");
        return action switch { "stop" => RecordingWish.Stop, "pause" => RecordingWish.Pause, _ => RecordingWish.Start };
    }

    private ConsentStep Consent(string name, FlowMap map)
    {
        var (yes, no) = (Key(map, "yes-key", "1"), Key(map, "no-key", "2"));
        if (yes == no) notes.Error("bad-key", map.Node, $"The step \"{name}\" has the same key for yes and for no.");
        return new(name, Prompt(map, isNeeded: true), map.Flag("interrupt", true), Tries(map), yes, no, map.OptionalText("yes"), map.OptionalText("no"));
    }

    private string Key(FlowMap map, string field, string standard)
    {
        var key = map.OptionalText(field) ?? standard;
        if (key.Length != 1 || !Keys.Contains(key, StringComparison.Ordinal)) notes.Error("bad-key", map.Find(field)!, $"A key is one of {Keys}, not \"{key}\".");
        return key;
    }

    private TransferStep Transfer(string name, FlowMap map)
    {
        var flow = map.Text("flow");
        if (!FlowId.TryParse(flow, out var id) && flow.Length > 0) notes.Error("bad-name", map.Find("flow")!, $"A flow is named in lower-case letters, digits and dashes, not \"{flow}\".");
        return new(name, id, map.OptionalText("step"), map.OptionalText("failed"));
    }

    private SurveyStep? Survey(string name, FlowMap map)
    {
        var questions = ImmutableArray.CreateBuilder<SurveyQuestion>();
        if (map.Find("questions") is YamlSequenceNode list)
        {
            foreach (var node in list.Children)
            {
                if (FlowMap.Of(node, $"a question of the survey \"{name}\"", notes) is { } one) questions.Add(Question(one));
            }
        }

        var step = questions.Count == 0 ? null : new SurveyStep(name, questions.ToImmutable(), map.Flag("interrupt", true), Tries(map), map.OptionalText("next"));
        if (step is null) notes.Error("missing", map.Node, $"The survey \"{name}\" needs \"questions\", a list of \"prompt\" and \"into\".");
        else if (step.Questions.Length > SurveyStep.MostQuestions) notes.Error("too-long", map.Find("questions")!, $"A survey has at most {SurveyStep.MostQuestions} questions.");
        return step;
    }

    private SurveyQuestion Question(FlowMap map)
    {
        var (least, most) = (map.Number("least", 1, 0, 9), map.Number("most", 5, 0, 9));
        if (least > most) notes.Error("not-a-number", map.Node, $"The lowest answer of a question is {least}, and the highest {most}.");
        var question = new SurveyQuestion(Variable(map, "into"), Prompt(map, isNeeded: true), least, most);
        map.RefuseOthers();
        return question;
    }
}
