using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Network;

/// <summary>Where a far end stands.</summary>
internal enum PhoneState
{
    /// <summary>It called, or is being called.</summary>
    Calling,

    /// <summary>It is in a call.</summary>
    Answered,

    /// <summary>It is in no call any more.</summary>
    Gone,
}

/// <summary>A telephone of a customer or of a party outside. It does not end because our process does.</summary>
/// <param name="world">Everything.</param>
/// <param name="leg">Our leg to it.</param>
/// <param name="calledUs">True when it called us.</param>
internal sealed class Phone(World world, LegId leg, bool calledUs)
{
    private bool waitsForUs;

    internal LegId Leg => leg;

    internal bool CalledUs => calledUs;

    internal PhoneState State { get; private set; } = PhoneState.Calling;

    internal DateTimeOffset AnsweredAt { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>What our journal keeps so as to end the call after a restart.</summary>
    internal PersonalText Dialog { get; } = PersonalText.Of("dialog of " + leg);

    internal void Answers()
    {
        if (State is not PhoneState.Calling) return;
        State = PhoneState.Answered;
        AnsweredAt = world.Agenda.Now;
    }

    /// <summary>Our side ended the call.</summary>
    internal void IsEnded(string how)
    {
        if (State is PhoneState.Gone) return;
        if (world.Traces) world.Say($"phone {leg} is ended: {how}");
        State = PhoneState.Gone;
    }

    /// <summary>The person hangs up, gives up or rejects.</summary>
    internal void HangsUp(EndCause cause)
    {
        if (State is PhoneState.Gone || waitsForUs) return;
        if (world.Traces) world.Say($"phone {leg} hangs up: {cause}");
        State = PhoneState.Gone;
        world.Process?.Telephony.FarEndGone(leg, cause);
    }

    /// <summary>
    /// Our process died. A call that the journal knows must get its end from the next process, so nobody hangs up here; one that it does not
    /// know was never acknowledged, and the far end gives up by its own protocol timers.
    /// </summary>
    internal void LosesSite()
    {
        if (State is PhoneState.Gone) return;
        if (world.History.KnowsDialogOf(this)) waitsForUs = true;
        else world.In(TimeSpan.FromSeconds(32), () => HangsUp(EndCause.MediaLost));
    }
}
