using System.Text;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Transport;

public sealed class StreamFramerTests
{
    private const string Options = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n";
    private const string Info = "INFO sip:a SIP/2.0\r\nl : 5\r\n\r\nhello";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Messages_come_out_whole_however_the_stream_cuts_them(int piece)
    {
        List<string> found = Read(Options + Info + "\r\n" + Options, piece);

        Assert.Equal([Options, Info, Options], found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void Two_empty_lines_between_messages_are_a_ping_and_one_is_not(int piece) =>
        Assert.Equal([Options, "Ping", Options, Options], Read(Options + "\r\n\r\n" + Options + "\r\n" + Options, piece));

    [Fact]
    public void A_length_on_the_next_line_counts() =>
        Assert.Equal(["INFO sip:a SIP/2.0\r\nContent-Length:\r\n 2\r\n\r\nhi"], Read("INFO sip:a SIP/2.0\r\nContent-Length:\r\n 2\r\n\r\nhi", 3));

    [Theory]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nVia: x\r\n\r\n")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: 99999999999\r\n\r\n")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: 70000\r\n\r\n")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: 0\r\nl: 3\r\n\r\n")]
    public void A_message_whose_end_nobody_can_know_breaks_the_connection(string message) =>
        Assert.Equal([Options, "Broken"], Read(Options + message, 1000));

    [Fact]
    public void A_header_without_end_is_not_kept_for_ever() =>
        Assert.Equal(["Broken"], Read(new string('x', 70_000), 1000));

    [Fact]
    public void The_largest_message_fits()
    {
        string head = $"INFO sip:a SIP/2.0\r\nContent-Length: {65_000}\r\n\r\n";

        Assert.Equal(65_000 + head.Length, Assert.Single(Read(head + new string('x', 65_000), 4000)).Length);
    }

    /// <summary>Everything that comes out: messages as they are, other frames by their names.</summary>
    private static List<string> Read(string stream, int piece)
    {
        StreamFramer framer = new(ushort.MaxValue);
        List<string> found = [];
        foreach (byte[] part in Encoding.ASCII.GetBytes(stream).Chunk(piece))
        {
            for (int done = 0; done < part.Length;)
            {
                Memory<byte> room = framer.Room();
                int count = Math.Min(room.Length, part.Length - done);
                part.AsMemory(done, count).CopyTo(room);
                framer.Add(count);
                done += count;
                Frame frame;
                while ((frame = framer.Take(out byte[]? message)) is Frame.Message or Frame.Ping)
                    found.Add(frame == Frame.Message ? Encoding.ASCII.GetString(message!) : frame.ToString());
                if (frame != Frame.Broken)
                    continue;
                found.Add(frame.ToString());
                return found;
            }
        }

        return found;
    }
}
