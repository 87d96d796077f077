using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Rtp;

public sealed class RtcpTests
{
    private static readonly RtcpReportBlock Block = new()
    {
        Ssrc = 7,
        FractionLost = 12,
        Lost = -3,
        HighestSequence = 0x10005,
        Jitter = 99,
        LastSenderReport = 0xaabbccdd,
        DelaySinceLastSenderReport = 65536,
    };

    [Fact]
    public void A_compound_packet_is_read_as_it_was_written()
    {
        var buffer = new byte[200];
        var writer = new RtcpWriter(buffer, ssrc: 42);
        writer.SenderReport(new SenderTotals(0x1122334455667788, 160, 10, 1600), Block);
        writer.CanonicalName("someone");
        writer.Bye();

        var reader = new RtcpReader(buffer.AsSpan(0, writer.Length));
        Assert.True(reader.TryNext());
        Assert.Equal((RtcpType.SenderReport, 42u, 1), (reader.Type, reader.Sender, reader.ReportCount));
        Assert.True(reader.TrySenderReportTime(out var middle));
        Assert.Equal(0x33445566u, middle);
        Assert.Equal(Block, reader.Report(0));
        Assert.True(reader.TryNext());
        Assert.Equal(RtcpType.SourceDescription, reader.Type);
        Assert.True(reader.TryNext());
        Assert.Equal((RtcpType.Bye, 42u), (reader.Type, reader.Sender));
        Assert.False(reader.TryNext());
    }

    [Fact]
    public void A_header_that_claims_more_blocks_than_there_are_gives_those_there_are()
    {
        var buffer = new byte[100];
        var writer = new RtcpWriter(buffer, ssrc: 42);
        writer.ReceiverReport(Block);
        buffer[0] |= 0x1f;

        var reader = new RtcpReader(buffer.AsSpan(0, writer.Length));

        Assert.True(reader.TryNext());
        Assert.Equal(1, reader.ReportCount);
    }

    [Fact]
    public void Loss_is_counted_per_interval_and_over_all_as_in_RFC_3550_A3()
    {
        var statistics = new ReceptionStatistics();
        Receive(statistics, 65_530, 65_531, 65_533, 65_535, 1, 0);
        var first = statistics.TakeReport();
        Receive(statistics, 2, 3, 4, 5);
        var second = statistics.TakeReport();

        Assert.Equal(2, first.Lost);
        Assert.Equal(2 * 256 / 8, first.FractionLost);
        Assert.Equal(0, second.FractionLost);
        Assert.Equal(0x10005u, second.HighestSequence);
        Assert.Equal(2, statistics.Lost);
    }

    [Fact]
    public void A_new_stream_starts_its_own_count_and_the_total_is_kept()
    {
        var statistics = new ReceptionStatistics();
        Receive(statistics, 1, 2, 5);
        Receive(statistics, ssrc: 9, 30_000, 30_001);

        Assert.Equal(5, statistics.Received);
        Assert.Equal(2, statistics.Lost);
        Assert.Equal(9u, statistics.Ssrc);
    }

    [Fact]
    public void Even_arrival_has_no_jitter_and_uneven_arrival_has()
    {
        var (even, uneven) = (new ReceptionStatistics(), new ReceptionStatistics());
        for (ushort i = 0; i < 200; i++)
        {
            Receive(even, i, arrival: i * 160u);
            Receive(uneven, i, arrival: (i * 160u) + (i % 2 == 0 ? 0u : 80u));
        }

        Assert.Equal(0, even.JitterSamples);
        Assert.InRange(uneven.JitterSamples, 75, 80);
    }

    private static void Receive(ReceptionStatistics statistics, params ushort[] sequences) => Receive(statistics, ssrc: 1, sequences);

    private static void Receive(ReceptionStatistics statistics, uint ssrc, params ushort[] sequences)
    {
        foreach (var sequence in sequences)
            Receive(statistics, sequence, 0, ssrc);
    }

    private static void Receive(ReceptionStatistics statistics, ushort sequence, uint arrival, uint ssrc = 1)
    {
        var datagram = new byte[172];
        RtpPacket.WriteHeader(datagram, 0, false, sequence, sequence * 160u, ssrc);
        Assert.True(RtpPacket.TryParse(datagram, out var packet));
        statistics.Add(packet, arrival, measuresJitter: true);
    }
}
