using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Patchbay.DemoOrg.Schema;

/// <summary>Every object of the org.</summary>
internal sealed class OrgSchema
{
    private readonly FrozenDictionary<string, SObjectType> _byName;
    private readonly FrozenDictionary<string, SObjectType> _byPrefix;

    private readonly Func<ImmutableHashSet<string>> _missing;

    /// <param name="keyIsUnique">False builds an org whose admin forgot the unique box on the call's external id.</param>
    /// <param name="missing">What the org lacks just now; null for nothing.</param>
    public OrgSchema(bool keyIsUnique = true, Func<ImmutableHashSet<string>>? missing = null)
    {
        _missing = missing ?? (static () => []);
        Types =
        [
            PeopleObjects.Account(), PeopleObjects.Contact(), PeopleObjects.Lead(), WorkObjects.Case(),
            WorkObjects.Opportunity(), WorkObjects.Task(keyIsUnique), SystemObjects.User(), SystemObjects.Organization(),
            SystemObjects.CallCenter(), FileObjects.ContentVersion(), FileObjects.ContentDocument(),
            FileObjects.ContentDocumentLink(), CallObjects.PhoneCall(), SystemObjects.PermissionSet(), SystemObjects.PermissionSetAssignment(),
        ];
        foreach (var type in Types)
            type.Missing = _missing;
        _byName = Types.ToFrozenDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
        _byPrefix = Types.ToFrozenDictionary(type => type.KeyPrefix, StringComparer.Ordinal);
    }

    public ImmutableArray<SObjectType> Types { get; }

    public SObjectType this[string name] => _byName[name];

    /// <summary>The objects a client can see.</summary>
    public IEnumerable<SObjectType> Visible => Types.Where(type => !_missing().Contains(type.Name));

    public bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type) =>
        _byName.TryGetValue(name, out type) && !_missing().Contains(type.Name);

    /// <summary>The object an id belongs to, by its first three characters.</summary>
    public SObjectType? OfId(string id) => id.Length < 3 ? null : _byPrefix.GetValueOrDefault(id[..3]);
}
