using Patchbay.Core.Calls;
using Patchbay.Core.Voicemail;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Network;

/// <summary>Records messages as plans say. What an earlier process recorded is on the disk, and is completed.</summary>
/// <param name="world">Everything.</param>
/// <param name="process">The process it lives in.</param>
internal sealed class MessageTapes(World world, SiteProcess process)
{
    private readonly HashSet<MessageId> recording = [];
    private readonly HashSet<MessageId> finishing = [];

    internal void Arrange(CallPlan plan)
    {
        if (plan.Messages.IsDefault) return;
        foreach (var message in plan.Messages) Arrange(message);
    }

    private void Arrange(MessagePlan plan)
    {
        if (!plan.Ends)
        {
            if (recording.Add(plan.Message) && world.Chance.OneIn(3))
                process.In(world.Chance.Seconds(1, 15), () => process.Telephony.Report(new ReportMessageQuiet(plan.Message)));
            return;
        }

        // One that never reports is given up after hours.
        if (!finishing.Add(plan.Message) || world.Chance.OneIn(25)) return;
        var fails = world.Chance.OneIn(15);
        process.In(world.Chance.Milliseconds(5, 3000), () => process.Telephony.Report(new ReportMessageFinished(
            plan.Message, fails ? TimeSpan.Zero : TimeSpan.FromSeconds(4), fails ? "" : "00", !world.Chance.OneIn(8))));
    }
}
