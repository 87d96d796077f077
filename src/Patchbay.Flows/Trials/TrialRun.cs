using Patchbay.Core.Flows;

namespace Patchbay.Flows.Trials;

/// <summary>Leads the callers of a table through a flow and compares what comes of it with what they expect.</summary>
public static class TrialRun
{
    /// <summary>Who names one of them wants to know what is asked of routing; a queue's name without them is enough otherwise.</summary>
    private static readonly string[] Wishes = [" priority ", " needs "];

    private const string Message = "message ";
    private const string AgentsMessage = Message + "for ";
    private const string AnyAgents = AgentsMessage + TrialNames.AnAgent;

    /// <summary>Leads one caller through a flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="names">What those are called whom it names.</param>
    /// <param name="trial">The caller.</param>
    /// <returns>What came of it.</returns>
    public static FlowTrialResult Of(FlowDefinition flow, TrialNames names, FlowTrial trial)
    {
        var call = new TrialCall(flow, names, trial.Caller, trial.Does.FirstOrDefault());
        for (var i = 0; i < trial.Does.Length; i++)
        {
            if (call.Act(trial.Does[i], trial.Does.ElementAtOrDefault(i + 1)) is { } wrong) return new(trial, [.. call.Heard], call.Place, wrong);
        }

        return new(trial, [.. call.Heard], call.Place, FaultOf(trial, call));
    }

    private static string? FaultOf(FlowTrial trial, TrialCall call)
    {
        var (heard, from) = (call.Heard.ToList(), 0);
        foreach (var words in trial.Hears)
        {
            var found = heard.FindIndex(from, one => one.Contains(words, StringComparison.OrdinalIgnoreCase));
            if (found < 0) return $"\"{words}\" was not heard{(from > 0 ? " after the rest" : "")}";
            from = found + 1;
        }

        var ended = Wishes.Any(word => trial.Ends.Contains(word, StringComparison.OrdinalIgnoreCase)) ? call.PlaceAndWish : call.Place;
        if (trial.Ends.Equals(AnyAgents, StringComparison.OrdinalIgnoreCase) && ended.StartsWith(AgentsMessage, StringComparison.Ordinal)) return null;
        if (ended.Equals(trial.Ends, StringComparison.OrdinalIgnoreCase)) return null;
        return call.Speaks && trial.Ends.StartsWith(Message, StringComparison.OrdinalIgnoreCase)
            ? $"the caller still speaks {ended}: end the message with its end key, with \"waits\" (silence), or with \"hangs up\""
            : $"it ended {ended}, not {trial.Ends}";
    }
}
