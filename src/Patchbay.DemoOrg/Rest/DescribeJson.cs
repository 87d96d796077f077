using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Describes objects and fields the way the platform does.</summary>
internal static class DescribeJson
{
    public static JsonObject Global(OrgSchema schema, string basePath) => new()
    {
        ["encoding"] = "UTF-8",
        ["maxBatchSize"] = 200,
        ["sobjects"] = new JsonArray([.. schema.Visible.Select(type => Summary(type, basePath))]),
    };

    public static JsonObject Summary(SObjectType type, string basePath) => new()
    {
        ["name"] = type.Name,
        ["label"] = type.Name,
        ["labelPlural"] = type.LabelPlural,
        ["keyPrefix"] = type.KeyPrefix,
        ["custom"] = type.IsCustom,
        ["createable"] = type.IsWritable,
        ["updateable"] = type.IsWritable,
        ["deletable"] = type.IsWritable,
        ["queryable"] = true,
        ["searchable"] = true,
        ["urls"] = new JsonObject
        {
            ["sobject"] = $"{basePath}/sobjects/{type.Name}",
            ["describe"] = $"{basePath}/sobjects/{type.Name}/describe",
            ["rowTemplate"] = $"{basePath}/sobjects/{type.Name}/{{ID}}",
        },
    };

    public static JsonObject Whole(SObjectType type, string basePath)
    {
        var json = Summary(type, basePath);
        json["fields"] = new JsonArray([.. type.Visible.Select(field => Write(field, type.IsWritable))]);
        json["childRelationships"] = new JsonArray();
        json["recordTypeInfos"] = new JsonArray();
        return json;
    }

    private static JsonObject Write(SObjectField field, bool writable) => new()
    {
        ["name"] = field.Name,
        ["label"] = field.Label,
        ["type"] = TypeName(field),
        ["soapType"] = SoapType(field),
        ["length"] = field.Length,
        ["byteLength"] = field.Length * 3,
        ["digits"] = field.Kind == FieldKind.Int ? 8 : 0,
        ["precision"] = field.Kind is FieldKind.Double or FieldKind.Currency or FieldKind.Percent ? 18 : 0,
        ["scale"] = field.Kind == FieldKind.Currency ? 2 : 0,
        ["nillable"] = field.Nillable,
        ["createable"] = writable && field.Createable,
        ["updateable"] = writable && field.Updateable,
        ["defaultedOnCreate"] = field.Default is not null || field.DefaultsToUser || !field.Createable,
        ["custom"] = field.IsCustom,
        ["unique"] = field.Unique,
        ["caseSensitive"] = field.CaseSensitive,
        ["externalId"] = field.ExternalId,
        ["idLookup"] = field.Kind == FieldKind.Id || field.ExternalId,
        ["nameField"] = field.IsName,
        ["autoNumber"] = field.AutoNumber,
        ["calculated"] = false,
        ["filterable"] = field.Filterable,
        ["sortable"] = field.Filterable,
        ["groupable"] = field.Filterable,
        ["restrictedPicklist"] = field.Restricted,
        ["picklistValues"] = new JsonArray([.. field.Values.Select(value => PicklistValue(field, value))]),
        ["referenceTo"] = new JsonArray([.. field.ReferenceTo.Select(name => JsonValue.Create(name))]),
        ["relationshipName"] = field.Relationship,
        ["polymorphicForeignKey"] = field.ReferenceTo.Length > 1,
    };

    private static JsonObject PicklistValue(SObjectField field, string value) => new()
    {
        ["active"] = true,
        ["defaultValue"] = value == field.Default,
        ["label"] = value,
        ["validFor"] = null,
        ["value"] = value,
    };

    private static string TypeName(SObjectField field) => field.Kind switch
    {
        FieldKind.Text => "string",
        FieldKind.TextArea => "textarea",
        FieldKind.DateTime => "datetime",
        _ => field.Kind.ToString().ToLowerInvariant(),
    };

    private static string SoapType(SObjectField field) => field.Kind switch
    {
        FieldKind.Id or FieldKind.Reference => "tns:ID",
        FieldKind.Boolean => "xsd:boolean",
        FieldKind.Int => "xsd:int",
        FieldKind.Double or FieldKind.Currency or FieldKind.Percent => "xsd:double",
        FieldKind.Date => "xsd:date",
        FieldKind.DateTime => "xsd:dateTime",
        _ => "xsd:string",
    };
}
