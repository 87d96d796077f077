using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Testing.Records;
using Patchbay.Testing.Simulation.Crm;
using Patchbay.Testing.Simulation.Engine;
using Patchbay.Testing.Simulation.Network;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>What must be true when everything has come to rest.</summary>
internal static class FinalChecks
{
    internal static void Check(World world)
    {
        var process = world.Process ?? throw new ViolationException("no process runs at the end");
        var state = process.State;
        RestoreChecks.Check(state, world.Journal);
        Require(state.Calls.Count == 0, () => $"calls are left: {string.Join(", ", state.Calls.Values.Select(c => $"{c.Id} {c.Phase}"))}");
        Require(state.Timers.Count == 0, () => "timers are left");
        Require(!state.HasUnrouted, () => "queues are left unrouted");
        Require(!process.HasOpenQuestions, () => "somebody waits for an answer");
        Require(process.Telephony.OpenLegs == 0, () => "telephony has legs left");
        Require(!world.History.OpenMessages.Any(), () => $"nothing came of messages: {string.Join(", ", world.History.OpenMessages)}");
        Require(!process.Telephony.Records, () => "a recording goes on");
        foreach (var phone in world.Phones) CheckPhone(world, phone);
        CheckScreens(world, process);
        CheckRecords(world);
    }

    private static void CheckPhone(World world, Phone phone)
    {
        Require(phone.State is PhoneState.Gone, () => $"phone {phone.Leg} is still {phone.State}");
        if (phone.CalledUs) return;
        var call = world.History.Find(phone.Leg.Call);
        // Of a callback another attempt may have been the last.
        if (call.Callback is not null) return;
        Require(
            call.Cause is not EndCause.NoAnswer || phone.AnsweredAt > call.EndedAt - TimeSpan.FromSeconds(2),
            () => $"phone {phone.Leg} answered at {phone.AnsweredAt:T}, and the call was given up at {call.EndedAt:T}");
    }

    private static void CheckScreens(World world, SiteProcess process)
    {
        foreach (var agent in process.State.Agents.Values)
        {
            var view = process.Panels.Newest[agent.Id];
            Require(
                view.Activity == agent.Activity && view.Presence == agent.Presence && view.Call?.Call == agent.Call,
                () => $"agent {agent.Id} is {agent.Activity} {agent.Presence}, and the panel shows {view.Activity} {view.Presence}");
        }

        foreach (var queue in process.State.Queues.Keys)
        {
            var shown = process.Panels.Queues[queue].Waiting;
            Require(shown == 0, () => $"{shown} callers are shown in an empty queue");
        }

        Require(world.History.Calls.All(call => call.IsClosed), () => "the journal has calls that were never closed");
    }

    private static void CheckRecords(World world)
    {
        Require(world.Salesforce.IsClean, () => "a record still waits to be written");
        var records = world.Salesforce.Records;
        Require(records.Count == world.History.Calls.Count, () => $"{world.History.Calls.Count} calls ended, {records.Count} are in the CRM");
        foreach (var events in world.Journal.Read(0).GroupBy(entry => entry.Event.Subject))
        {
            if (CallRecordFold.Fold(events.Select(entry => entry.Event)) is not { } record) continue;
            Require(SegmentChecks.Find(record) is null, () => $"record of call {record.Call}: {SegmentChecks.Find(record)}");
            Require(
                records.GetValueOrDefault(record.Call) == SimulatedCrm.Describe(record),
                () => $"call {record.Call} is {SimulatedCrm.Describe(record)}, the CRM shows {records.GetValueOrDefault(record.Call)}");
        }
    }

    private static void Require(bool condition, Func<string> otherwise)
    {
        if (!condition) throw new ViolationException("at rest: " + otherwise());
    }
}
