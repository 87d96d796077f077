using System.Collections.Immutable;

namespace Patchbay.DemoOrg;

/// <summary>Who may read what. The integration user reads everything.</summary>
public sealed record DemoOrgSharing
{
    /// <summary>Everybody reads everything.</summary>
    public static DemoOrgSharing Everybody { get; } = new();

    /// <summary>Objects whose records only their owners read, and whom they are shared with: <c>Contact</c>.</summary>
    public ImmutableHashSet<string> PrivateObjects
    {
        get;
        init => field = value.WithComparer(StringComparer.OrdinalIgnoreCase);
    }
    = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Users that a record is shared with, by the id of the record.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> SharedWith { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The org-wide default of an object. Object Reference, EntityDefinition, InternalSharingModel.</summary>
    /// <param name="sObject">Its name.</param>
    internal string ModelOf(string sObject) => PrivateObjects.Contains(sObject) ? "Private" : sObject switch
    {
        "Contact" => "ControlledByParent",
        "Lead" or "Case" => "ReadWriteTransfer",
        _ => "ReadWrite",
    };
}
