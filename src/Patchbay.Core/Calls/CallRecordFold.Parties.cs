using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <content>What transfers, consults, conferences and parking leave in a record.</content>
public static partial class CallRecordFold
{
    private const string ConnectionLost = "connection lost";
    private const string LeftTheCall = "left the call";

    private static CallRecord OfParties(CallRecord r, ExchangeEvent e) => e switch
    {
        ColleagueAsked a => Held(r with { AskedLast = a.Agent }, a.RemindAt, a.At).Begin(ParticipantKind.Agent, a.Agent, SegmentKind.Alerting, a.At),
        PartyDialed d => Held(r.With(d.Leg, d.Number), d.RemindAt, d.At).Begin(ParticipantKind.External, null, SegmentKind.Alerting, d.At, leg: d.Leg),
        FlowDialed { Agent: { } agent } d => (r with { AskedLast = agent }).Begin(ParticipantKind.Agent, agent, SegmentKind.Alerting, d.At),
        FlowDialed d => r.With(d.Leg, d.Target).Begin(ParticipantKind.External, null, SegmentKind.Alerting, d.At, leg: d.Leg),
        FlowConnected c => (r with { Agent = c.Agent ?? r.Agent }).Begin(ParticipantKind.Customer, null, SegmentKind.Talk, c.At),
        FlowTalkEnded t => (t.Tape is TapeAfterTalk.Ends ? Kept(r, t.At) : r)
            .End(t.Agent is null ? ParticipantKind.External : ParticipantKind.Agent, t.Agent, t.At, leg: t.Agent is null ? t.Leg : null)
            .Begin(ParticipantKind.Customer, null, SegmentKind.Flow, t.At, "after the talk"),
        FlowConsentAnswered c => r with { Consent = c.IsGiven },
        FlowSurveyAnswered s => r with { Survey = r.Survey.Add(new(s.Question, s.Answer)) },
        ColleagueJoined j => PartyCame(r, j.Purpose, j.Agent, null, j.At),
        InvitationEnded i => NotCome(r, i),
        CallTransferred t => Transferred(r, t),
        ConsultSwitched s => Switched(r, s),
        PartyAdded a => Together(r, a.Leg, a.Agent, a.At),
        PartyLeft l => Left(r, l),
        CallParked p => r.End(ParticipantKind.Agent, p.Agent, p.At, "parked").Begin(ParticipantKind.Customer, null, SegmentKind.Hold, p.At, "parked"),
        CallPickedUp p => (r with { Agent = p.Agent })
            .Begin(ParticipantKind.Customer, null, SegmentKind.Talk, p.At)
            .Begin(ParticipantKind.Agent, p.Agent, SegmentKind.Alerting, p.At, "picked up")
            .Begin(ParticipantKind.Agent, p.Agent, SegmentKind.Talk, p.At),
        _ => r,
    };

    private static CallRecord With(this CallRecord r, LegId? leg, PersonalText? number) =>
        leg is { } dialled && number is not null ? r with { Outside = r.Outside.Add(new(dialled, number)) } : r;

    private static CallRecord Noted(CallRecord r, NotesWritten n)
    {
        if ((n.Agent ?? r.Agent) is not { } agent) return r with { Notes = n.Notes };
        var known = r.NotesBy.FirstOrDefault(notes => notes.Agent == agent);
        var all = known is null ? r.NotesBy.Add(new(agent, n.Notes)) : r.NotesBy.Replace(known, new(agent, n.Notes));
        var texts = all.Select(notes => notes.Text).Where(text => text != PersonalText.Empty).ToList();
        var whole = texts.Count == 1 ? texts[0] : PersonalText.Of(string.Join("\n\n", texts.Select(text => text.Value ?? "(erased)")));
        return r with { NotesBy = all, Notes = whole };
    }

    private static string? ReasonOf(CallRecord r, CallQueued q)
    {
        if (!q.Returned) return null;
        var lost = r.Segments.Any(s => s.Participant is ParticipantKind.Agent && s.To == q.At && s.Cause == ConnectionLost);
        return lost ? "agent's connection lost" : "nobody took it";
    }

    private static CallRecord Held(CallRecord r, DateTimeOffset? remindAt, DateTimeOffset at) => remindAt is null ? r : Both(r, SegmentKind.Hold, at);

    private static CallRecord PartyCame(CallRecord r, InvitationPurpose purpose, AgentId? agent, LegId? leg, DateTimeOffset at)
    {
        var who = agent is null ? ParticipantKind.External : ParticipantKind.Agent;
        if (purpose is not InvitationPurpose.Consult) return r.Begin(who, agent, SegmentKind.Talk, at, leg: leg);
        return OwnAgent(r.Begin(who, agent, SegmentKind.Consult, at, leg: leg), SegmentKind.Consult, at);
    }

    /// <summary>The agent whose call it is does something new, if that agent is still there.</summary>
    private static CallRecord OwnAgent(CallRecord r, SegmentKind kind, DateTimeOffset at) =>
        r.Segments.Any(s => s.Participant is ParticipantKind.Agent && s.Agent == r.Agent && s.To is null && s.IsHandling)
            ? r.Begin(ParticipantKind.Agent, r.Agent, kind, at)
            : r;

    private static CallRecord NotCome(CallRecord r, InvitationEnded i)
    {
        var who = i.Agent is null ? ParticipantKind.External : ParticipantKind.Agent;
        var ended = r.End(who, i.Agent, i.At, i.Outcome.ToString(), i.Leg);
        return i.Resumes ? Both(ended, SegmentKind.Talk, i.At) : ended;
    }

    private static CallRecord Transferred(CallRecord r, CallTransferred t)
    {
        var gone = r.End(ParticipantKind.Agent, t.From, t.At, t.WasLost ? ConnectionLost : "passed on") with
        {
            Agent = t.ToAgent ?? r.Agent,
            Transfers = r.Transfers + 1,
            AgentsLost = r.AgentsLost + (t.WasLost ? 1 : 0),
        };
        if (t.To is not { } to) return gone;
        var who = t.ToAgent is null ? ParticipantKind.External : ParticipantKind.Agent;
        return gone.Begin(ParticipantKind.Customer, null, SegmentKind.Talk, t.At)
            .Begin(who, t.ToAgent, SegmentKind.Talk, t.At, leg: t.ToAgent is null ? to : null);
    }

    private static CallRecord Switched(CallRecord r, ConsultSwitched s)
    {
        // A conference goes on while its agent is apart.
        var alone = !r.IsOpen(ParticipantKind.Customer, SegmentKind.Conference);
        var kind = alone ? SegmentKind.Talk : SegmentKind.Conference;
        if (alone) r = r.Begin(ParticipantKind.Customer, null, s.ToCustomer ? SegmentKind.Talk : SegmentKind.Hold, s.At);
        r = OwnAgent(r, s.ToCustomer ? kind : SegmentKind.Consult, s.At);
        return OfParty(r, s.Leg, s.Agent, s.ToCustomer ? SegmentKind.Hold : SegmentKind.Consult, s.At);
    }

    private static CallRecord Together(CallRecord r, LegId leg, AgentId? agent, DateTimeOffset at) =>
        OfParty(OwnAgent(r.Begin(ParticipantKind.Customer, null, SegmentKind.Conference, at), SegmentKind.Conference, at), leg, agent, SegmentKind.Conference, at);

    private static CallRecord OfParty(CallRecord r, LegId leg, AgentId? agent, SegmentKind kind, DateTimeOffset at) => agent is null
        ? r.Begin(ParticipantKind.External, null, kind, at, leg: leg)
        : r.Begin(ParticipantKind.Agent, agent, kind, at);

    private static CallRecord Left(CallRecord r, PartyLeft l)
    {
        var who = l.Agent is null ? ParticipantKind.External : ParticipantKind.Agent;
        var lost = l is { Cause: EndCause.ConnectionLost, Agent: not null };
        var why = lost ? ConnectionLost : l.Cause is EndCause.AgentHungUp ? LeftTheCall : l.Cause.ToString();
        var left = r.End(who, l.Agent, l.At, why, l.Agent is null ? l.Leg : null) with
        {
            Agent = l.Successor ?? r.Agent,
            AgentsLost = r.AgentsLost + (lost ? 1 : 0),
        };
        if (l.Resumes) return Both(left, SegmentKind.Talk, l.At);
        if (left.IsOpen(ParticipantKind.Customer, SegmentKind.Conference)) return Fewer(left, l.At);
        // After a consult to which the customer was not left alone, the agent is with the customer.
        return left.IsOpen(ParticipantKind.Agent, SegmentKind.Consult) ? OwnAgent(left, SegmentKind.Talk, l.At) : left;
    }

    /// <summary>Two of a conference are a talk again.</summary>
    private static CallRecord Fewer(CallRecord r, DateTimeOffset at)
    {
        var others = r.Segments.Where(s => s.To is null && s.Participant is not ParticipantKind.Customer && s.IsHandling).ToImmutableArray();
        var kind = others.Length > 1 ? SegmentKind.Conference : SegmentKind.Talk;
        if (others.Length == 1) r = r.Begin(ParticipantKind.Customer, null, SegmentKind.Talk, at);
        return others.Where(s => s.Kind != kind && (s.Kind is not SegmentKind.Consult || others.Length == 1))
            .Aggregate(r, (all, s) => all.Begin(s.Participant, s.Agent, kind, at, leg: s.Leg));
    }
}
