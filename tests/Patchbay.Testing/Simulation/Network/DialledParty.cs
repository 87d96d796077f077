using Patchbay.Core.Calls;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Network;

/// <summary>Somebody who is called: busy, not at home, or talkative.</summary>
/// <param name="world">Everything.</param>
/// <param name="phone">The telephone.</param>
internal sealed class DialledParty(World world, Phone phone)
{
    internal void IsCalled(SimulatedTelephony telephony)
    {
        var chance = world.Chance;
        var rings = chance.Milliseconds(50, 1500);
        if (chance.Percent(20))
        {
            world.In(rings, () => phone.HangsUp(chance.Percent(60) ? EndCause.Busy : chance.Percent(50) ? EndCause.Rejected : EndCause.LineOutOfOrder));
            return;
        }

        if (chance.Percent(85)) world.In(rings, () => Rings(telephony));
        // The rest rings for ever: the exchange gives up.
        if (chance.Percent(80)) world.In(rings + chance.Seconds(0.1, 20), () => Answers(telephony));
        else if (chance.Percent(50)) world.In(TimeSpan.FromSeconds(90), () => phone.HangsUp(EndCause.NoAnswer));
    }

    private void Rings(SimulatedTelephony telephony)
    {
        if (phone.State is PhoneState.Calling) telephony.Report(new ReportLegRinging(phone.Leg));
    }

    private void Answers(SimulatedTelephony telephony)
    {
        if (phone.State is not PhoneState.Calling) return;
        phone.Answers();
        telephony.Report(new ReportLegAnswered(phone.Leg, phone.Dialog));
        world.In(world.Chance.Seconds(2, 120), () => phone.HangsUp(EndCause.CustomerHungUp));
    }
}
