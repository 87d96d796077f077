using System.Text.RegularExpressions;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>Judges why a row failed, and changes the row where that can help. Each remedy is tried once for each row, so it comes to an end.</summary>
internal sealed partial class RowRemedies(SchemaGaps gaps, OwnerRules owners)
{
    /// <summary>Judges a failed row.</summary>
    /// <param name="write">The row; it is changed, or gets its outcome.</param>
    /// <param name="errors">Why it failed.</param>
    /// <returns>Set when it failed for a reason that holds for all.</returns>
    internal WriteStop? Judge(RowWrite write, IReadOnlyList<SalesforceError> errors)
    {
        var error = errors.FirstOrDefault(e => e.KindOf(200) is FaultKind.Park) ?? errors[0];
        if (write.IsTask && SchemaGaps.LacksKey(error)) return new(FaultKind.Park, WriteStop.KeyMissing);
        if (Remedy(write, error)) return null;
        switch (error.KindOf(200))
        {
            case FaultKind.Quota or FaultKind.SignIn: return new(error.KindOf(200), error.Code);
            case FaultKind.Retry or FaultKind.UnknownOutcome when !IsForeignDuplicate(write, error): write.Outcome = new WriteOutcome.Later(error.Code); break;
            default: write.Outcome = IsGone(error) && write.IsUpdate ? new WriteOutcome.Deleted() : Parked(write, error); break;
        }

        return null;
    }

    private bool Remedy(RowWrite write, SalesforceError error) => error.Code switch
    {
        // Lost a race for the same key: the same again is an update. Another unique field cannot be helped.
        "DUPLICATE_VALUE" => !IsForeignDuplicate(write, error) && write.Tried.Add("race"),
        "STRING_TOO_LONG" => Truncate(write, error),
        _ when IsAboutOwner(error) => OtherOwner(write),
        _ when IsGone(error) => WithoutRelation(write),
        _ when Names(error, TaskFields.Subtype) => WithoutSubtype(write),
        _ => LearnGap(write, error),
    };

    /// <summary>A value that must be unique stands in another record, in a field that is not our key.</summary>
    private static bool IsForeignDuplicate(RowWrite write, SalesforceError error)
    {
        if (error.Code != "DUPLICATE_VALUE") return false;
        var named = error.Fields.Count > 0 ? error.Fields : [.. write.Row.Fields.Keys.Where(field => Names(error, field))];
        var key = write.Key ?? TaskFields.Key;
        return named.Count > 0 && named.All(field => !string.Equals(field, key, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// A related record may be gone or merged; so may the Task itself, and the answer does not always tell which. First the right record is
    /// looked for; then it goes without.
    /// </summary>
    private static bool WithoutRelation(RowWrite write)
    {
        string[] relation = write.IsTask ? TaskFields.Relation : [.. LookUps(write)];
        if (!relation.Any(write.Row.Fields.ContainsKey)) return false;
        if (write.IsTask && write.Tried.Add("rematch"))
        {
            write.NeedsRematch = true;
            return true;
        }

        if (!write.Tried.Add("relation")) return false;
        write.Row = write.Row.Without(relation);
        return true;
    }

    /// <summary>Fields of a companion that hold other records: what the admin mapped there is known by its value alone.</summary>
    private static IEnumerable<string> LookUps(RowWrite write) =>
        from field in write.Row.Fields
        where field.Key != "Id" && field.Key != write.Key && field.Value is string text && RecordIds.IsCustomersRecord(text)
        select field.Key;

    /// <summary>The agent's user was closed, or may not own what our user writes. Whoever is named for such calls owns it; without one, a person must look.</summary>
    private bool OtherOwner(RowWrite write)
    {
        if (owners.LastResort is not { } owner || !write.Row.Fields.ContainsKey(TaskFields.Owner) || !write.Tried.Add("owner")) return false;
        write.Row = write.Row.With(TaskFields.Owner, owner);
        owners.NoticeUsed();
        return true;
    }

    private static bool IsAboutOwner(SalesforceError error) =>
        error.Code is "INACTIVE_OWNER_OR_USER" or "OP_WITH_INVALID_USER_TYPE_EXCEPTION" or "TRANSFER_REQUIRES_READ" || Names(error, TaskFields.Owner);

    /// <summary>The subtype can be set only when a Task is created; this row met one that an earlier try had created.</summary>
    private static bool WithoutSubtype(RowWrite write)
    {
        if (!write.Tried.Add("subtype")) return false;
        write.Row = write.Row.Without(TaskFields.Subtype);
        return true;
    }

    private bool LearnGap(RowWrite write, SalesforceError error)
    {
        if (gaps.Learn(error, [write]) is not { Count: > 0 } fields || !write.Tried.Add("gap " + string.Join(',', fields))) return false;
        write.LeaveOut(fields);
        return true;
    }

    private static bool Truncate(RowWrite write, SalesforceError error)
    {
        var field = write.Row.Fields.Keys.FirstOrDefault(name => name != write.Key && Names(error, name));
        if (field is null || write.Row.Fields.GetValueOrDefault(field) is not string text || !write.Tried.Add("cut " + field)) return false;
        var limit = Limit().Match(error.Message);
        var most = limit.Success && int.TryParse(limit.Groups[1].Value, out var told) ? told : Math.Min(text.Length / 2, 255);
        write.Row = write.Row.With(field, TaskFields.Cut(text, most));
        return true;
    }

    private static bool IsGone(SalesforceError error) =>
        error.Code is "ENTITY_IS_DELETED" or "INVALID_CROSS_REFERENCE_KEY" or "MALFORMED_ID" or "NOT_FOUND" or "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY";

    private static bool Names(SalesforceError error, string field) =>
        error.Fields.Contains(field, StringComparer.OrdinalIgnoreCase) || (error.Fields.Count == 0 && error.Message.Contains(field, StringComparison.OrdinalIgnoreCase));

    private static WriteOutcome.Parked Parked(RowWrite write, SalesforceError error) =>
        new(write.IsTask ? error.Code : $"{write.Row.Type}: {error.Code}", ParkReason.Clean(error.Message, write.Row));

    [GeneratedRegex(@"max length\s*=\s*(\d{1,6})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limit();
}
