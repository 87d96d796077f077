using System.Collections.Immutable;
using Patchbay.Core.Calls;

namespace Patchbay.Runtime.PhoneDirectory;

/// <summary>A piece of business with a customer: a case, an order, an opportunity.</summary>
/// <param name="Record">Which.</param>
/// <param name="Contact">The contact it is with; null when none.</param>
/// <param name="Account">The account it is with; null when none. With neither it is taken out.</param>
/// <param name="Title">What it is: number and subject, or name.</param>
/// <param name="State">Where it stands: <c>Escalated</c>, <c>Negotiation</c>.</param>
/// <param name="IsOpen">True while something is to be done.</param>
/// <param name="At">When it came, or its date.</param>
/// <param name="ModifiedAt">When the CRM changed it last; an older copy never replaces a newer one.</param>
public sealed record RelatedRecord(
    RecordRef Record, string? Contact, string? Account, string Title, string State, bool IsOpen, DateTimeOffset At, DateTimeOffset ModifiedAt);

/// <summary>All business of one kind with one customer.</summary>
/// <param name="Owner">Id of the contact or account.</param>
/// <param name="Open">How many are open, of the newest 1,000.</param>
/// <param name="Newest">The newest ones, at least one: of cases at most 20, of others at most 3. Their object is the kind.</param>
public sealed record RelatedSummary(string Owner, int Open, ImmutableArray<RelatedRecord> Newest)
{
    /// <summary>The newest one.</summary>
    public RelatedRecord Latest => Newest[0];

    /// <summary>How many of a kind are told.</summary>
    /// <param name="objectName">The kind.</param>
    public static int MostOf(string objectName) => objectName == "Case" ? 20 : 3;
}

/// <summary>Somebody was in contact with a record.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="At">When.</param>
public sealed record ContactNote(string Id, DateTimeOffset At);
