using System.Buffers.Binary;

namespace Patchbay.Telephony.Dtls;

/// <summary>Cuts a run of DTLS records into datagrams.</summary>
/// <remarks>A memory BIO forgets where one datagram ended. Each record has a header of 13 bytes with its length. RFC 6347 §4.1.</remarks>
internal static class DtlsRecords
{
    public const int MaxDatagramBytes = 1200;

    private const int HeaderBytes = 13;

    /// <summary>Bytes of the next datagram: as many whole records as fit, and at least one.</summary>
    /// <param name="records">What is left of the run.</param>
    /// <returns>0 when nothing is left; everything when a length does not fit, which OpenSSL does not write.</returns>
    public static int NextDatagram(ReadOnlySpan<byte> records)
    {
        var taken = 0;
        while (taken + HeaderBytes <= records.Length)
        {
            var record = HeaderBytes + BinaryPrimitives.ReadUInt16BigEndian(records[(taken + 11)..]);
            if (taken + record > records.Length)
                return records.Length;
            if (taken > 0 && taken + record > MaxDatagramBytes)
                return taken;
            taken += record;
        }
        return taken == 0 ? records.Length : taken;
    }
}
