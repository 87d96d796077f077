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
    /// <param name="faults">What the org lacks, and who may read what, just now; null for a whole and open org.</param>
    public OrgSchema(bool keyIsUnique = true, DemoOrgFaults? faults = null)
        : this(
        [
            PeopleObjects.Account(), PeopleObjects.Contact(), PeopleObjects.Lead(), WorkObjects.Case(),
            WorkObjects.Opportunity(), WorkObjects.Task(keyIsUnique), SystemObjects.User(), SystemObjects.Organization(),
            SystemObjects.CallCenter(), FileObjects.ContentVersion(), FileObjects.ContentDocument(),
            FileObjects.ContentDocumentLink(), CallObjects.PhoneCall(), SystemObjects.PermissionSet(), SystemObjects.PermissionSetAssignment(),
        ],
        () => faults?.Unseen ?? [], schema => [SharingObjects.EntityDefinition(() => schema.EntityRows(faults?.Sharing ?? DemoOrgSharing.Everybody)), SharingObjects.UserRecordAccess()])
    {
        Func<DemoOrgPackage?> package = () => faults?.Package;
        Tooling = new OrgSchema([], static () => [], _ =>
        [
            SharingObjects.EntityDefinition(() => EntityRows(faults?.Sharing ?? DemoOrgSharing.Everybody)), ToolingObjects.FieldDefinition(() => FieldRows(faults?.Missing ?? [])),
            ToolingObjects.Installed(package), ToolingObjects.Package(package), ToolingObjects.PackageVersion(package),
        ]);
    }

    private OrgSchema(ImmutableArray<SObjectType> stored, Func<ImmutableHashSet<string>> missing, Func<OrgSchema, ImmutableArray<SObjectType>> madeUp)
    {
        _missing = missing;
        Types = [.. stored, .. madeUp(this)];
        foreach (var type in Types)
            type.Missing = _missing;
        _byName = Types.ToFrozenDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
        _byPrefix = Types.ToFrozenDictionary(type => type.KeyPrefix, StringComparer.Ordinal);
    }

    /// <summary>What the Tooling API knows; null for the Tooling API itself.</summary>
    public OrgSchema? Tooling { get; }

    public ImmutableArray<SObjectType> Types { get; }

    /// <summary>The objects that have a table.</summary>
    public IEnumerable<SObjectType> Stored => Types.Where(type => type.Source is null);

    public SObjectType this[string name] => _byName[name];

    /// <summary>The objects a client can see.</summary>
    public IEnumerable<SObjectType> Visible => Types.Where(type => !_missing().Contains(type.Name));

    public bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type) =>
        _byName.TryGetValue(name, out type) && !_missing().Contains(type.Name);

    private string FieldRows(ImmutableHashSet<string> missing) => string.Join(" UNION ALL ", Stored.Where(type => !missing.Contains(type.Name)).SelectMany(type =>
        type.Fields.Where(field => !missing.Contains($"{type.Name}.{field.Name}")).Select(field =>
            $"SELECT '{type.Name}.{field.Name}' AS Id, '{type.Name}.{field.Name}' AS DurableId, '{field.Name}' AS QualifiedApiName, '{field.Label.Replace("'", "''", StringComparison.Ordinal)}' AS Label, "
            + $"'{field.Kind}({field.Length})' AS DataType, {field.Length} AS Length, {(field.ExternalId || field.Unique ? 1 : 0)} AS IsIndexed, '{type.Name}' AS EntityDefinitionId, 0 AS IsDeleted")));

    private string EntityRows(DemoOrgSharing sharing) => string.Join(" UNION ALL ", Stored.Intersect(Visible).Select(type =>
        $"SELECT '{type.Name}' AS Id, '{type.Name}' AS DurableId, '{type.Name}' AS QualifiedApiName, '{type.Name.Replace("__c", "", StringComparison.Ordinal)}' AS DeveloperName, "
        + $"'{type.Name}' AS Label, '{type.KeyPrefix}' AS KeyPrefix, '{sharing.ModelOf(type.Name)}' AS InternalSharingModel, 'Private' AS ExternalSharingModel, 0 AS IsDeleted"));

    /// <summary>The object an id belongs to, by its first three characters.</summary>
    public SObjectType? OfId(string id) => id.Length < 3 ? null : _byPrefix.GetValueOrDefault(id[..3]);
}
