using Patchbay.Audit.Parsing;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Walking;

/// <summary>What the parser told of each file, so that a second reading adds only what is new. Safe for all workers.</summary>
internal sealed class Readings
{
    // Replies are rare beside the files: one lock is enough.
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Root, string Path), ParserReply> _replies = [];
    private readonly HashSet<(string Root, string Path)> _taken = [];

    /// <summary>Files that hand out parts of the API, by their root; asked when no worker runs.</summary>
    internal ILookup<string, KnownModule> Modules => _replies.Where(one => one.Value.HandsOut.Length > 0)
        .OrderBy(one => one.Key.Path, StringComparer.Ordinal).ToLookup(one => one.Key.Root, one => new KnownModule(one.Key.Path, one.Value.HandsOut));

    /// <summary>Files that hand out a part of the API which nobody uses; asked when no worker runs.</summary>
    internal IEnumerable<string> Unused => _replies.Where(one => one.Value.Uses.IsEmpty && one.Value.HandsOut.Any(part => part.Reach != "global") && !_taken.Contains(one.Key))
        .Select(one => one.Key.Path).Order(StringComparer.Ordinal);

    /// <summary>Remembers what was read in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reply">All of it.</param>
    /// <returns>What was not known before.</returns>
    internal ParserReply Remember(SourceFile file, ParserReply reply)
    {
        var key = (file.Root, file.Path);
        lock (_gate)
        {
            var before = _replies.GetValueOrDefault(key);
            if (!reply.Uses.IsEmpty || !reply.Faults.IsEmpty || !reply.Facts.IsEmpty || !reply.HandsOut.IsEmpty) _replies[key] = reply;
            return before is null ? reply : reply with
            {
                Uses = [.. reply.Uses.Except(before.Uses)],
                Faults = [.. reply.Faults.Except(before.Faults)],
                Facts = [.. reply.Facts.Except(before.Facts)],
            };
        }
    }

    /// <summary>Remembers that what files hand out is used.</summary>
    internal void Taken(string root, IEnumerable<KnownModule> modules)
    {
        lock (_gate) _taken.UnionWith(modules.Select(module => (root, module.Path)));
    }
}
