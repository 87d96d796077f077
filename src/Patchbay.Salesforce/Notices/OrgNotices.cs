using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.Notices;

/// <summary>Something that an admin of the org should see to; calls are written meanwhile as well as they can be.</summary>
/// <param name="Code">What, for programs: <c>field.missing</c>.</param>
/// <param name="Text">What, and what to do, in words.</param>
/// <param name="Since">Since when.</param>
public sealed record OrgNotice(string Code, string Text, DateTimeOffset Since);

/// <summary>What an admin of the org should see to.</summary>
public interface IOrgNotices
{
    /// <summary>All of it now. Costs nothing.</summary>
    IReadOnlyList<OrgNotice> Current { get; }
}

/// <summary>Gathers it from the parts that know.</summary>
internal sealed class OrgNotices(SchemaGaps gaps, OwnerRules owners, SalesforceUsers users, CallLogProgress progress) : IOrgNotices
{
    /// <inheritdoc/>
    public IReadOnlyList<OrgNotice> Current => [.. Fields(), .. FieldsOfBefore(), .. Owners(), .. Key(), .. Share(), .. Limit()];

    private IEnumerable<OrgNotice> Fields() => gaps.Current.Select(gap => new OrgNotice(
        "field.missing",
        $"{gap.ObjectName}.{gap.Field} is left out of all records{Calls(gap)}: the org lacks it, or keeps it closed to Patchbay's user. Add it or give the right, then run patchbay org check: what was left out is written then.",
        gap.Since));

    private string Calls(SchemaGap gap) => CallsWithout($"{gap.ObjectName}.{gap.Field}") is > 0 and var calls ? $", of {calls} so far" : "";

    /// <summary>What the store knows of earlier processes, and nobody has looked at yet.</summary>
    private IEnumerable<OrgNotice> FieldsOfBefore()
    {
        if (progress.LeftOutSince is not { } since) return [];
        var known = gaps.Current.Select(gap => $"{gap.ObjectName}.{gap.Field}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return progress.LeftOut.Keys.SelectMany(LeftOut.Read).Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !known.Contains(name)).Order(StringComparer.Ordinal)
            .Select(name => new OrgNotice(
                "field.left-out",
                $"{Counted(CallsWithout(name))} written without {name}, which the org lacked. It is filled in as soon as the org is seen to have it; patchbay org check looks at once.", since));
    }

    private int CallsWithout(string name) => progress.LeftOut.Where(kept => LeftOut.Read(kept.Key).Contains(name, StringComparer.OrdinalIgnoreCase)).Sum(kept => kept.Value);

    private static string Counted(int calls) => calls == 1 ? "One call is" : $"{calls} calls are";

    private IEnumerable<OrgNotice> Owners()
    {
        foreach (var (name, since) in users.Unknown)
            yield return new("user.unknown", $"No Salesforce user is found for the agent {name}. Name one under Salesforce:Users.", since);
        if (owners.LastUsed is { } used)
            yield return new("owner.last-resort", "Calls of agents who are no active users of the org went to Salesforce:OwnerOfLastResort.", used);
    }

    private IEnumerable<OrgNotice> Key() => progress.KeyNotUniqueSince is { } since
        ? [new("key.not-unique", $"Activity.{TaskFields.Key} is not unique: tick Unique and External ID, or a call may stand there twice.", since)]
        : [];

    private IEnumerable<OrgNotice> Limit() => progress.Stop is { Reason: { Kind: FaultKind.Quota, Code: not WriteStop.ShareSpent }, Since: var since }
        ? [new("limit.spent", "The org's API calls of the day are used up, and calls wait. Find who spends them: Setup › Company Information. Writing is tried again by itself.", since)]
        : [];

    private IEnumerable<OrgNotice> Share() => progress.Stop is { Reason.Code: WriteStop.ShareSpent, Since: var since }
        ? [new("share.spent", "Patchbay's share of the org's API calls is spent for now, and calls wait: give it a larger Salesforce:ApiShare, or wait until what was spent a day ago is free again.", since)]
        : [];
}
