namespace Patchbay.Bench.Pop;

/// <summary>What the site's directory holds, and where its org is.</summary>
/// <param name="Numbers">Numbers in the directory.</param>
/// <param name="OrgPort">Port of the org on loopback; nobody listens on the default one, which no look-up may wait for.</param>
internal sealed record BenchDirectory(int Numbers, int OrgPort = 9);
