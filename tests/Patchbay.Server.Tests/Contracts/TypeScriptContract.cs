using System.Reflection;
using System.Text;
using Patchbay.Server.Features.Callbacks;
using Patchbay.Server.Features.Flows;
using Patchbay.Server.Features.Live;
using Patchbay.Server.Features.Messages;
using Patchbay.Server.Features.Orgs;
using Patchbay.Server.Features.Phone;
using Patchbay.Server.Features.Site;

namespace Patchbay.Server.Tests.Contracts;

/// <summary>Writes the browser's side of the contract from the server's types.</summary>
internal sealed class TypeScriptContract
{
    private static readonly Type[] DeskTypes = [typeof(OrgLine), typeof(LiveNow), typeof(FlowSummary), typeof(MessageLine), typeof(CallbackLine), typeof(StaffMember)];
    private readonly StringBuilder _text = new();
    private readonly XmlDocs _docs = XmlDocs.Of([typeof(PhoneContract).Assembly, .. LentTypes.All.Select(type => type.Assembly).Distinct()]);

    private TypeScriptContract()
    {
    }

    /// <summary>What the panel and the server say to each other.</summary>
    public static string WritePhone()
    {
        var file = Begin();
        file.Line("");
        file.Line("/** Version of the messages. A panel of another major version is told to reload. */");
        file.Line($"export const contractVersion = {PhoneContract.Version};");
        foreach (var type in ContractTypes().Where(type => !IsOfDesk(type)))
            file.WriteType(type);
        file.WriteInterface(typeof(IPhoneClient), method => "void");
        file.WriteInterface(typeof(IPhoneServer), method => $"Promise<{TypeScriptTypes.NameOfResult(method)}>");
        return file._text.ToString();
    }

    /// <summary>What is said about the site as it is.</summary>
    public static string WriteLive()
    {
        var file = Begin();
        foreach (var type in ContractTypes().Where(type => type.Namespace == typeof(LiveNow).Namespace || type == typeof(PhonePresence)))
            file.WriteType(type);
        return file._text.ToString();
    }

    /// <summary>What is said about orgs.</summary>
    public static string WriteOrgs() => WriteDesk(typeof(OrgLine), LentTypes.Orgs);

    /// <summary>What is said about call flows.</summary>
    public static string WriteFlows() => WriteDesk(typeof(FlowSummary), LentTypes.Flows);

    /// <summary>What is said about messages and callbacks.</summary>
    public static string WriteMessages() => WriteDesk([typeof(MessageLine), typeof(CallbackLine)], LentTypes.Messages);

    /// <summary>What is said about agents' skills and queues.</summary>
    public static string WriteStaff() => WriteDesk(typeof(StaffMember), []);

    private static string WriteDesk(Type neighbour, IEnumerable<Type> lent) => WriteDesk([neighbour], lent);

    private static string WriteDesk(IReadOnlyList<Type> neighbours, IEnumerable<Type> lent)
    {
        var file = Begin();
        var types = ContractTypes().Where(type => neighbours.Any(one => one.Namespace == type.Namespace)).Concat(lent);
        foreach (var type in types.OrderBy(type => type.Name, StringComparer.Ordinal))
            file.WriteType(type);
        return file._text.ToString();
    }

    private static TypeScriptContract Begin()
    {
        var file = new TypeScriptContract();
        file.Line("// Written by tests/Patchbay.Server.Tests/Contracts from the server's types. Do not edit: change those and run");
        file.Line("// PATCHBAY_APPROVE=1 dotnet test tests/Patchbay.Server.Tests");
        file.Line("");
        file.Line("/** A moment in ISO 8601, with its offset. */");
        file.Line("export type Instant = string;");
        return file;
    }

    private static IEnumerable<Type> ContractTypes() => typeof(PhoneContract).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<BrowserContractAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static bool IsOfDesk(Type type) => DeskTypes.Any(one => one.Namespace == type.Namespace);

    private void WriteType(Type type)
    {
        Line("");
        Doc("", _docs.Summary(type));
        if (type.IsEnum)
            WriteEnum(type);
        else
            WriteRecord(type);
    }

    private void WriteEnum(Type type)
    {
        Line($"export type {type.Name} =");
        var members = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        foreach (var member in members)
        {
            Doc("  ", _docs.Summary(member));
            Line($"  | \"{TypeScriptTypes.CamelCase(member.Name)}\"{(member == members[^1] ? ";" : "")}");
        }
    }

    private void WriteRecord(Type type)
    {
        Line($"export interface {type.Name} {{");
        // What is computed from the rest is not part of the contract.
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).OrderBy(p => p.MetadataToken))
        {
            Doc("  ", _docs.Parameter(type, property.Name));
            Line($"  readonly {TypeScriptTypes.CamelCase(property.Name)}: {TypeScriptTypes.NameOf(property)};");
        }

        Line("}");
    }

    private void WriteInterface(Type type, Func<MethodInfo, string> result)
    {
        Line("");
        Doc("", _docs.Summary(type));
        Line($"export interface {type.Name[1..]} {{");
        foreach (var method in type.GetMethods())
        {
            Doc("  ", _docs.Summary(method));
            var parameters = method.GetParameters().Select(p => $"{p.Name}: {TypeScriptTypes.NameOf(p)}");
            Line($"  {method.Name}({string.Join(", ", parameters)}): {result(method)};");
        }

        Line("}");
    }

    private void Doc(string indent, string words) => Line($"{indent}/** {words} */");

    private void Line(string line) => _text.Append(line).Append('\n');
}
