using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Patchbay.Server.Tests.Contracts;

/// <summary>The documentation comments of an assembly, as plain sentences.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(IEnumerable<XElement> members) =>
        _members = members.DistinctBy(member => member.Attribute("name")!.Value).ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>Reads the files the compiler wrote next to the assemblies. What the compiler generates into each stands in several of them.</summary>
    public static XmlDocs Of(IEnumerable<Assembly> assemblies) =>
        new(assemblies.SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")));

    public string Summary(Type type) => Text($"T:{type.FullName}", "summary", null);

    public string Summary(FieldInfo member) => Text($"F:{member.DeclaringType!.FullName}.{member.Name}", "summary", null);

    /// <summary>A record documents its properties as parameters.</summary>
    public string Parameter(Type record, string name) => Text($"T:{record.FullName}", "param", name);

    public string Summary(MethodInfo method) => Text(KeyOf(method), "summary", null);

    public string Parameter(MethodInfo method, string name) => Text(KeyOf(method), "param", name);

    private string KeyOf(MethodInfo method)
    {
        // A method without parameters is named without brackets.
        var name = $"M:{method.DeclaringType!.FullName}.{method.Name}";
        return _members.Keys.Single(key => key == name || key.StartsWith(name + "(", StringComparison.Ordinal));
    }

    private string Text(string key, string element, string? name)
    {
        var found = _members[key].Elements(element).First(e => name is null || e.Attribute("name")?.Value == name);
        foreach (var reference in found.Elements("see").ToList())
            reference.ReplaceWith(reference.Attribute("cref")!.Value.Split('.')[^1]);
        return Blanks().Replace(found.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
