using System.Text.Json;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Reports.Sarif;

/// <summary>
/// The files (SARIF §3.24) and what their addresses are relative to (§3.14.14). An entry of an archive is an artifact whose parent is the archive.
/// A root gets an absolute address only when it was given as one: a relative one means the folder that is open in the editor.
/// </summary>
internal sealed class SarifArtifacts
{
    private const string Inside = "!/";
    private readonly List<Artifact> _artifacts = [];
    private readonly Dictionary<(string? Root, string File), int> _index = [];
    private readonly IReadOnlyList<string> _roots;

    internal SarifArtifacts(AuditReport report)
    {
        _roots = report.Roots.OrEmpty();
        foreach (var finding in report.Findings.Where(f => !IsOfOrg(f.File))) Add(finding.Root, finding.File);
        foreach (var unread in report.Unread.Where(u => !IsOfOrg(u.File))) Add(null, unread.File);
    }

    /// <summary>True for what an org told: it lies in no file.</summary>
    internal static bool IsOfOrg(string file) => file.StartsWith("org:", StringComparison.Ordinal);

    /// <summary>Writes <c>artifactLocation</c> of a file (§3.4).</summary>
    internal void WriteLocation(string? root, string file, Utf8JsonWriter json)
    {
        var index = _index[(root, file)];
        json.WriteStartObject("artifactLocation");
        WriteAddress(_artifacts[index], json);
        json.WriteNumber("index", index);
        json.WriteEndObject();
    }

    /// <summary>Writes the bases and the files.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        for (var at = 0; at < _roots.Count; at++) WriteBase(_roots[at], Base(at), IsFile(at), json);
        json.WriteEndObject();
        json.WriteStartArray("artifacts");
        foreach (var artifact in _artifacts) WriteArtifact(artifact, json);
        json.WriteEndArray();
    }

    private int Add(string? root, string file)
    {
        if (_index.TryGetValue((root, file), out var known)) return known;
        var cut = file.LastIndexOf(Inside, StringComparison.Ordinal);
        var artifact = cut < 0 ? new Artifact(Address(file), BaseOf(root), -1) : new Artifact(Address(file[(cut + Inside.Length)..]), null, Add(root, file[..cut]));
        _artifacts.Add(artifact);
        return _index[(root, file)] = _artifacts.Count - 1;
    }

    // Names may hold anything; an address may not. A first part with a colon would read as a scheme.
    private static string Address(string file) => string.Join('/', file.Split('/').Select(Uri.EscapeDataString));

    private string? BaseOf(string? root) => _roots.Count switch
    {
        0 => null,
        1 => Base(0),
        _ => root is null ? null : _roots.ToList().IndexOf(root) is >= 0 and var at ? Base(at) : null,
    };

    private string Base(int at) => _roots.Count == 1 ? "ROOT" : $"ROOT{at + 1}";

    // A path that names one file or archive: what is in it is named from the folder around it.
    private bool IsFile(int at) => _index.ContainsKey((_roots.Count == 1 ? null : _roots[at], _roots[at][(_roots[at].LastIndexOf('/') + 1)..]));

    private static void WriteBase(string root, string name, bool isFile, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        if (root.StartsWith('/')) json.WriteString("uri", "file://" + Address(isFile ? root[..root.LastIndexOf('/')] : root.TrimEnd('/')) + "/");
        json.WriteText("description", $"The path given as {root}");
        json.WriteEndObject();
    }

    private static void WriteArtifact(Artifact artifact, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("location");
        WriteAddress(artifact, json);
        json.WriteEndObject();
        if (artifact.Parent >= 0) json.WriteNumber("parentIndex", artifact.Parent);
        json.WriteEndObject();
    }

    private static void WriteAddress(Artifact artifact, Utf8JsonWriter json)
    {
        json.WriteString("uri", artifact.Address);
        if (artifact.Base is not null) json.WriteString("uriBaseId", artifact.Base);
    }

    private sealed record Artifact(string Address, string? Base, int Parent);
}
