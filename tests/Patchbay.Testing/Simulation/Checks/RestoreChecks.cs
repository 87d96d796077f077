using Patchbay.Core.Exchange;
using Patchbay.Runtime.Journal;
using Patchbay.Testing.Simulation.Engine;
using Patchbay.Testing.State;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>Whether a state is the fold of its journal.</summary>
internal static class RestoreChecks
{
    internal static void Check(ExchangeState state, IJournal journal)
    {
        if (journal.LastSequence == 0) return;
        var replayed = new ExchangeState();
        foreach (var entry in journal.Read(0)) replayed.Apply(entry.Event);
        var (wanted, actual) = (StateText.Describe(replayed).Split('\n'), StateText.Describe(state).Split('\n'));
        var difference = wanted.Zip(actual).FirstOrDefault(lines => lines.First != lines.Second);
        if (wanted.Length != actual.Length || difference.First is not null)
            throw new ViolationException($"the state is not the fold of the journal:\n  {difference.First}\n  and not\n  {difference.Second}");
    }
}
