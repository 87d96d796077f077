namespace Patchbay.Audit.Sources;

/// <summary>Names of entries of archives, which anyone can write.</summary>
internal static class EntryName
{
    /// <summary>Makes a plain relative name.</summary>
    /// <param name="name">As the archive says.</param>
    /// <param name="isTrick">True when the name leads outside of the archive.</param>
    internal static string Clean(string name, out bool isTrick)
    {
        var parts = name.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        isTrick = name.StartsWith('/') || name.StartsWith('\\') || Array.Exists(parts, part => part == "..") || (parts is [[_, ':'], ..]);
        var clean = string.Join('/', parts.Where(part => part is not ("." or "..")));
        return new string([.. clean.Where(c => !char.IsControl(c))]);
    }
}
