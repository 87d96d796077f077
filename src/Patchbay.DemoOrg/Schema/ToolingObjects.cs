namespace Patchbay.DemoOrg.Schema;

/// <summary>Objects of the Tooling API: packages and fields. They have no table.</summary>
internal static class ToolingObjects
{
    public const string FieldName = "FieldDefinition";

    // Reference: audit-surface, live org, packages [known].
    public static SObjectType Installed(Func<DemoOrgPackage?> package) => Of("InstalledSubscriberPackage", "0A3", package,
        static _ => "'0A3Dm0000000001AAA' AS Id, '033Dm0000000001AAA' AS SubscriberPackageId, '04tDm0000000001AAA' AS SubscriberPackageVersionId",
        Field.Reference("SubscriberPackageId", "Subscriber Package ID", "SubscriberPackage", "SubscriberPackage"),
        Field.Reference("SubscriberPackageVersionId", "Subscriber Package Version ID", "SubscriberPackageVersion", "SubscriberPackageVersion"));

    public static SObjectType Package(Func<DemoOrgPackage?> package) => Of("SubscriberPackage", "033", package,
        static one => $"'033Dm0000000001AAA' AS Id, '{Quoted(one?.Name)}' AS Name, '{Quoted(one?.NamespacePrefix)}' AS NamespacePrefix",
        Field.Text("Name", "Name", 255) with { IsName = true },
        Field.Text("NamespacePrefix", "Namespace Prefix", 15));

    public static SObjectType PackageVersion(Func<DemoOrgPackage?> package) => Of("SubscriberPackageVersion", "04t", package,
        static one => $"'04tDm0000000001AAA' AS Id, {one?.Version.Major ?? 0} AS MajorVersion, {one?.Version.Minor ?? 0} AS MinorVersion, "
            + $"{Math.Max(one?.Version.Build ?? 0, 0)} AS PatchVersion, {(one?.IsBeta is true ? 1 : 0)} AS IsBeta",
        Field.Number("MajorVersion", "Major Version", FieldKind.Int),
        Field.Number("MinorVersion", "Minor Version", FieldKind.Int),
        Field.Number("PatchVersion", "Patch Version", FieldKind.Int),
        Field.Flag("IsBeta", "Is Beta"));

    /// <summary>Every field of the org, also those that the user's field-level security hides. Object Reference, FieldDefinition [doc].</summary>
    /// <param name="source">SQL that yields the rows.</param>
    public static SObjectType FieldDefinition(Func<string> source) => new(FieldName, "Field Definitions", "4fd",
    [
        Id(),
        Field.Text("DurableId", "Durable ID", 255),
        Field.Text("QualifiedApiName", "Qualified API Name", 70) with { IsName = true },
        Field.Text("Label", "Label", 40),
        Field.Text("DataType", "Data Type", 80),
        Field.Number("Length", "Length", FieldKind.Int),
        Field.Flag("IsIndexed", "Is Indexed"),
        Field.Reference("EntityDefinitionId", "Entity Definition ID", "EntityDefinition", "EntityDefinition"),
    ])
    {
        IsWritable = false,
        Source = source,
    };

    private static SObjectType Of(string name, string prefix, Func<DemoOrgPackage?> package, Func<DemoOrgPackage?, string> columns, params ReadOnlySpan<SObjectField> fields) =>
        new(name, name, prefix, [Id(), .. fields])
        {
            IsWritable = false,
            Source = () => $"SELECT {columns(package())}, 0 AS IsDeleted WHERE {(package() is null ? 0 : 1)}",
        };

    private static SObjectField Id() => new("Id", "ID", FieldKind.Id) { Length = 18, Nillable = false };

    private static string Quoted(string? text) => (text ?? "").Replace("'", "''", StringComparison.Ordinal);
}
