using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Flows.Shared;
using Patchbay.Flows.Trials;
using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Notices;
using Patchbay.Salesforce.Parked;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Server.Tests.Contracts;

/// <summary>Types that endpoints answer with as they are. Their projects know no browser, so they carry no mark.</summary>
internal static class LentTypes
{
    /// <summary>All of them.</summary>
    internal static ImmutableArray<Type> All => [.. Orgs, .. Flows, .. Messages];

    /// <summary>Those of orgs.</summary>
    internal static ImmutableArray<Type> Orgs { get; } =
    [
        typeof(CallKind), typeof(MatchSureness), typeof(OrgNotice), typeof(ParkedDetail), typeof(ParkedRecord), typeof(RecordRef), typeof(RetriedRecords),
        typeof(RuleTrace), typeof(TracedRecord), typeof(WhoAnswer), typeof(WhoMatch),
    ];

    /// <summary>Those of call flows.</summary>
    internal static ImmutableArray<Type> Flows { get; } = [typeof(FlowProblem), typeof(FlowTrialLine), typeof(FlowTrialKind), typeof(FlowTrialWait)];

    /// <summary>Those of messages and callbacks.</summary>
    internal static ImmutableArray<Type> Messages { get; } = [typeof(CallbackSource), typeof(EndCause)];
}
