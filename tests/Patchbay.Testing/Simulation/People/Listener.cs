using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.People;

/// <summary>Somebody who goes through messages: hears them, keeps them, gives them to others and deletes them, often those of others; and the mailer that tells of them.</summary>
/// <param name="world">Everything.</param>
/// <param name="process">The process that shows them.</param>
internal sealed class Listener(World world, SiteProcess process)
{
    private static readonly PersonalText Name = PersonalText.Of("Agent");
    private readonly HashSet<MessageId> known = [];

    internal void Sees(MessageView view)
    {
        if (view.Message is null || !known.Add(view.Id)) return;
        for (var deeds = world.Chance.Between(0, 4); deeds > 0; deeds--)
            process.In(world.Chance.Seconds(0.1, 30), () => process.Ask(Deed(view.Id), _ => { }));
    }

    private MessageCommand Deed(MessageId message)
    {
        AgentId? who = world.Chance.OneIn(4) ? null : world.Chance.Of(world.Plan.Agents).Agent;
        return world.Chance.Below(6) switch
        {
            0 => new DeleteMessage(message, who, Name),
            1 => new MoveMessage(message, who, Name, world.Chance.OneIn(2) ? new(world.Chance.Of(world.Plan.Queues).Queue) : new(null, world.Chance.Of(world.Plan.Agents).Agent)),
            2 => new MarkMessage(message, who, Name, false),
            3 => new ReportMessageMailed(message, world.Chance.OneIn(4)),
            _ => new MarkMessage(message, who, Name, true),
        };
    }
}
