using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Patchbay.Telephony.Media;

/// <summary>Address and port of a far end as a value: read from and written to a kernel address without allocation.</summary>
internal readonly record struct PeerAddress
{
    /// <summary>Room for the larger of the two kernel forms (IPv6).</summary>
    public const int MaxBytes = 28;

    private const int V4Bytes = 16;
    private const ushort V4Family = 2;
    private const ushort V6Family = 10;

    private PeerAddress(bool isV6, ulong high, ulong low, uint scope, ushort port) =>
        (IsV6, High, Low, Scope, Port) = (isV6, high, low, scope, port);

    public bool IsV6 { get; }

    public ushort Port { get; }

    private ulong High { get; }

    private ulong Low { get; }

    private uint Scope { get; }

    /// <summary>True for the default value, which is nobody's address.</summary>
    public bool IsNone => Port == 0;

    public static PeerAddress From(IPEndPoint endPoint)
    {
        var isV6 = endPoint.AddressFamily == AddressFamily.InterNetworkV6;
        Span<byte> bytes = stackalloc byte[16];
        endPoint.Address.TryWriteBytes(bytes, out _);
        return isV6
            ? new PeerAddress(true, BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
                (uint)endPoint.Address.ScopeId, (ushort)endPoint.Port)
            : new PeerAddress(false, 0, BinaryPrimitives.ReadUInt32BigEndian(bytes), 0, (ushort)endPoint.Port);
    }

    /// <summary>Reads a kernel address.</summary>
    /// <returns>False for another family. Never throws.</returns>
    public static bool TryRead(ReadOnlySpan<byte> kernel, out PeerAddress address)
    {
        address = default;
        if (kernel.Length < V4Bytes)
            return false;
        var family = BinaryPrimitives.ReadUInt16LittleEndian(kernel);
        var port = BinaryPrimitives.ReadUInt16BigEndian(kernel[2..]);
        if (family == V4Family)
            address = new PeerAddress(false, 0, BinaryPrimitives.ReadUInt32BigEndian(kernel[4..]), 0, port);
        else if (family == V6Family && kernel.Length >= MaxBytes)
            address = new PeerAddress(true, BinaryPrimitives.ReadUInt64BigEndian(kernel[8..]),
                BinaryPrimitives.ReadUInt64BigEndian(kernel[16..]), BinaryPrimitives.ReadUInt32LittleEndian(kernel[24..]), port);
        else
            return false;
        return true;
    }

    /// <summary>Writes the kernel's form.</summary>
    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> kernel)
    {
        BinaryPrimitives.WriteUInt16BigEndian(kernel[2..], Port);
        BinaryPrimitives.WriteUInt32BigEndian(kernel[4..], IsV6 ? 0 : (uint)Low);
        if (!IsV6)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(kernel, V4Family);
            kernel[8..V4Bytes].Clear();
            return V4Bytes;
        }
        BinaryPrimitives.WriteUInt16LittleEndian(kernel, V6Family);
        BinaryPrimitives.WriteUInt64BigEndian(kernel[8..], High);
        BinaryPrimitives.WriteUInt64BigEndian(kernel[16..], Low);
        BinaryPrimitives.WriteUInt32LittleEndian(kernel[24..], Scope);
        return MaxBytes;
    }

    /// <summary>Writes the host as the far end knows it: 4 bytes for IPv4, also when it came in its IPv6 form, else 16.</summary>
    /// <returns>Bytes written.</returns>
    public int WriteHost(Span<byte> destination)
    {
        // ::ffff:0:0/96 is how a socket for both families shows an IPv4 address.
        if (!IsV6 || (High == 0 && Low >> 32 == 0xffff))
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)Low);
            return 4;
        }
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
        return 16;
    }

    /// <summary>Same host, whatever the port.</summary>
    public bool IsSameHost(in PeerAddress other) => IsV6 == other.IsV6 && High == other.High && Low == other.Low;

    /// <summary>The same host at another port.</summary>
    public PeerAddress WithPort(ushort port) => new(IsV6, High, Low, Scope, port);

    public IPEndPoint ToEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!IsV6)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)Low);
            return new IPEndPoint(new IPAddress(bytes[..4]), Port);
        }
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return new IPEndPoint(new IPAddress(bytes, Scope), Port);
    }

    public override string ToString() => IsNone ? "none" : ToEndPoint().ToString();
}
