using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Patchbay.Bench.Mixing;

/// <summary>The far ends of all conferences: each says a packet of 20 ms every 20 ms, at its own moment within them.</summary>
internal static class Talkers
{
    private const int HeaderBytes = 12;
    private const int SamplesPerPacket = 160;

    /// <summary>Starts them in a process of their own on the second core.</summary>
    internal static Process Start(int firstPort, int count, int ownPort)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The program does not know its own path.");
        string[] numbers = [.. new[] { firstPort, count, ownPort }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        // Started through dotnet, the program is an argument of it.
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Talkers).Assembly.Location] : [];
        return Process.Start(new ProcessStartInfo(program, [.. self, "talk", .. numbers])) ?? throw new InvalidOperationException("no process");
    }

    internal static void Run(int firstPort, int count, int ownPort)
    {
        using (var self = Process.GetCurrentProcess())
        {
            if (OperatingSystem.IsLinux() && Environment.ProcessorCount > 0) self.ProcessorAffinity = 2;
        }

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, ownPort));
        var members = Enumerable.Range(0, count).Select(i => new IPEndPoint(IPAddress.Loopback, firstPort + (2 * i)).Serialize()).ToArray();
        var packet = new byte[HeaderBytes + SamplesPerPacket];
        packet[0] = 0x80;
        packet.AsSpan(HeaderBytes).Fill(0x55);
        var began = Stopwatch.GetTimestamp();
        for (var sent = 0L; ; sent++)
        {
            var (round, member) = ((uint)(sent / count), (int)(sent % count));
            WaitUntil(began, sent * 20_000.0 / count);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)round);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), round * SamplesPerPacket);
            BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(8), member + 1);
            socket.SendTo(packet, SocketFlags.None, members[member]);
        }
    }

    /// <summary>Spins: what sleeps comes in bursts, and the core is this process's own.</summary>
    private static void WaitUntil(long began, double microseconds)
    {
        while (Stopwatch.GetElapsedTime(began).TotalMicroseconds < microseconds) Thread.SpinWait(20);
    }
}
