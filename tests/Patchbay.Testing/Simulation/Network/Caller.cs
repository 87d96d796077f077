using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Network;

/// <summary>Somebody who calls, waits for as long as patience lasts, and talks for as long as there is something to say.</summary>
/// <param name="world">Everything.</param>
internal sealed class Caller(World world)
{
    internal void Calls()
    {
        var chance = world.Chance;
        // Nobody answers while no process runs.
        if (world.Process is not { } process) return;
        var phone = new Phone(world, new(new(world.NewId()), 1), calledUs: true);
        world.Phones.Add(phone);
        world.In(chance.Percent(30) ? chance.Seconds(0.01, 10) : chance.Seconds(10, 150), () => phone.HangsUp(EndCause.CustomerHungUp));
        var number = NumberToCall(chance);
        process.Telephony.Invite(phone, number);
        if (chance.OneIn(6)) world.In(chance.Seconds(0.1, 30), () => PressesKey(phone, '5'));
        if (chance.OneIn(15)) world.In(chance.Seconds(1, 40), () => Moves(phone));
        if (number != FlowPlan.Number) return;
        var at = 0.0;
        for (var keys = chance.Between(0, 6); keys > 0; keys--)
        {
            var key = "12345678#90"[chance.Below(11)];
            at += chance.Seconds(0.05, 6).TotalSeconds;
            world.In(TimeSpan.FromSeconds(at), () => PressesKey(phone, key));
        }
    }

    private string NumberToCall(Chance chance) =>
        chance.OneIn(20) ? "999" : chance.OneIn(4) ? FlowPlan.Number : chance.OneIn(6) ? SitePlan.Forwarded : SitePlan.NumberOf(chance.Below(world.Plan.Queues.Length));

    /// <summary>Goes on at another phone.</summary>
    private void Moves(Phone phone)
    {
        if (phone.State is PhoneState.Answered) world.Process?.Telephony.Report(new ReportLegMoved(phone.Leg, PersonalText.Of("moved")));
    }

    private void PressesKey(Phone phone, char key)
    {
        if (phone.State is PhoneState.Answered) world.Process?.Telephony.Report(new ReportDigit(phone.Leg, key));
    }
}
