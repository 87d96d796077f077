using Patchbay.Audit.Assembly;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Rules;

namespace Patchbay.Audit.Walking;

/// <summary>What the workers of one audit bring together. Safe for all of them.</summary>
internal sealed class Collected
{
    // Results come from several workers and are rare beside the files: one lock is enough.
    private readonly Lock _gate = new();
    private readonly List<RawFinding> _findings = [];
    private readonly List<UnreadFile> _unread = [];
    private readonly List<CallCenterEntry> _centers = [];
    private readonly List<(string Method, RawFinding Place)> _targets = [];
    private readonly KnownFacts _facts = new();
    private int _files;
    private long _bytes;

    internal int Files => _files;

    internal long Bytes => _bytes;

    internal int FindingCount => _findings.Count;

    internal IReadOnlyList<RawFinding> Findings => _findings;

    internal IReadOnlyList<UnreadFile> Unread => _unread;

    internal IReadOnlyList<CallCenterEntry> CallCenters => _centers;

    /// <summary>Facts; read only when no worker runs.</summary>
    internal KnownFacts Facts => _facts;

    internal void Looked() => Interlocked.Increment(ref _files);

    internal void Looked(long bytes) => Interlocked.Add(ref _bytes, bytes);

    internal void Add(RawFinding finding)
    {
        lock (_gate) _findings.Add(finding);
    }

    internal void Add(IEnumerable<UnreadFile> unread)
    {
        lock (_gate) _unread.AddRange(unread);
    }

    internal void Unreadable(string path, string why, bool byTokens) => Add([new UnreadFile(path, why, byTokens)]);

    internal void Add(string fact, string value)
    {
        lock (_gate) _facts.Add(fact, value);
    }

    /// <summary>Remembers a method that an adapter could run.</summary>
    internal void AddTarget(string method, RawFinding place)
    {
        lock (_gate) _targets.Add((method, place));
    }

    /// <summary>Turns the methods that an adapter does run into findings; called when all files were read.</summary>
    internal void SettleTargets()
    {
        var run = _facts.Of(FactKind.RunApexTarget).Select(WithoutNamespace).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _findings.AddRange(_targets.Where(target => run.Contains(WithoutNamespace(target.Method))).Select(target => target.Place));
    }

    /// <summary>Drops what only the whole adapter can be blamed for, where another of its files does it; called when all files were read.</summary>
    internal void SettleFaults()
    {
        var told = _findings.Where(f => f.Match.Api == NoReady.Api && f.Match.Rule != NoReady.Rule).ToList();
        _findings.RemoveAll(fault => fault.Match.Rule == NoReady.Rule && told.Exists(use => use.Root == fault.Root && NoReady.MayBeOneAdapter(fault.Path, use.Path)));
    }

    // ns.Class.method and Class.method are the same inside the package.
    private static string WithoutNamespace(string method)
    {
        var parts = method.Split('.');
        return parts.Length > 2 ? string.Join('.', parts[^2..]) : method;
    }

    internal void Add(CallCenterEntry center)
    {
        lock (_gate) _centers.Add(center);
    }
}
