using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Patchbay.Telephony.Media;

namespace Patchbay.Bench.Mixing;

/// <summary>Conferences of three in one engine: idle, loaded, idle again.</summary>
internal static class Conferences
{
    private const int FirstPort = 30_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Loaded = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    internal static string Run(int conferences)
    {
        using var engine = new MediaEngine(
            new() { BindAddress = IPAddress.Loopback, FirstPort = FirstPort, LastPort = FirstPort + (conferences * 6) + 1 }, TimeProvider.System);
        Watch(engine, Settling);
        var before = Watch(engine, Idle);
        var port = FreePort();
        var legs = Open(engine, conferences, new(IPAddress.Loopback, port));
        using var talkers = Talkers.Start(legs.Min(leg => leg.LocalEndPoint.Port), legs.Count, port);
        Watch(engine, Settling);
        var loaded = Watch(engine, Loaded);
        var heard = legs.Count(leg => leg.Statistics.PacketsReceived > Loaded.TotalSeconds * 45);
        talkers.Kill();
        talkers.WaitForExit();
        foreach (var leg in legs) leg.Dispose();
        Watch(engine, Settling);
        var idle = before.And(Watch(engine, Idle));
        return string.Create(CultureInfo.InvariantCulture, $"""
            {conferences} conferences of three, {heard} of {legs.Count} members heard all the time; pacing in real time: {engine.IsPacingPreferred}
            idle:   {idle.Late} of {idle.All} ticks over 2 ms late, {idle.LatePercent:F3} %; {idle.Processor:F1} % of the core
            loaded: {loaded.Late} of {loaded.All} ticks over 2 ms late, {loaded.LatePercent:F3} %; {loaded.Processor:F1} % of the core
            more:   {loaded.LatePercent - idle.LatePercent:F3} percentage points
            """);
    }

    private static List<PlainRtpLeg> Open(MediaEngine engine, int conferences, IPEndPoint far)
    {
        var all = new List<PlainRtpLeg>();
        for (var i = 0; i < conferences; i++)
        {
            var members = Enumerable.Range(0, 3).Select(_ => engine.TryCreatePlainLeg(out var leg) ? leg : throw new InvalidOperationException("no port")).ToList();
            foreach (var member in members)
            {
                member.SetRemote(new(far, AudioCodec.Pcmu));
                member.Hear(MediaSource.Mix(members.Where(other => other != member)));
            }

            all.AddRange(members);
        }

        return all;
    }

    private static Ticks Watch(MediaEngine engine, TimeSpan time)
    {
        using var self = Process.GetCurrentProcess();
        var (ticks, late, processor, began) = (engine.Ticks, engine.LateTicks, self.TotalProcessorTime, Stopwatch.GetTimestamp());
        using var wait = new ManualResetEventSlim();
        wait.Wait(time);
        self.Refresh();
        var share = (self.TotalProcessorTime - processor) / Stopwatch.GetElapsedTime(began);
        return new(engine.Ticks - ticks, engine.LateTicks - late, share * 100);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
