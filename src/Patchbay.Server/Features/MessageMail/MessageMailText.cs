using System.Globalization;
using System.Text;
using Patchbay.Core.Calls;
using Patchbay.Server.Mail;

namespace Patchbay.Server.Features.MessageMail;

/// <summary>Writes the notice of a message.</summary>
internal static class MessageMailText
{
    /// <summary>The notice. Of the caller it tells what the settings allow.</summary>
    /// <param name="message">The message.</param>
    /// <param name="box">Name of the queue or agent it is for.</param>
    /// <param name="to">Who gets it.</param>
    /// <param name="from">The sender's address.</param>
    /// <param name="settings">What may be told.</param>
    /// <param name="publicUrl">Where people reach the server.</param>
    internal static OutgoingMail Of(MessageState message, string box, IReadOnlyList<string> to, string from, MessageMailOptions settings, string publicUrl)
    {
        var caller = CallerOf(message, settings.Caller);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(settings.Zone);
        var left = TimeZoneInfo.ConvertTime(message.LeftAt, zone);
        var length = message.Seconds;
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"A caller left a message of {length / 60}:{length % 60:00} for {box}\n")
            .Append(CultureInfo.InvariantCulture, $"on {left:d MMM yyyy} at {left:HH:mm} ({settings.Zone}).\n\n");
        if (caller.Length > 0) text.Append(CultureInfo.InvariantCulture, $"From: {caller}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Listen (asks who you are):\n{publicUrl.TrimEnd('/')}/messages/{message.Id}\n");
        // One message has one id in each box: whoever gets the same mail twice can tell.
        var id = $"{message.Id}.{(message.Box.Queue?.Value ?? message.Box.Agent!.Value.Value):N}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}";
        return new(from, to, caller.Length > 0 ? $"New message · {box} · {caller}" : $"New message · {box}", text.ToString(), id, left);
    }

    private static string CallerOf(MessageState message, CallerInMail told)
    {
        var number = message.Number.Value is { Length: > 0 } known ? known : "number withheld";
        return told switch
        {
            CallerInMail.Nothing => "",
            CallerInMail.Number => number,
            CallerInMail.NumberAndName => (message.Record?.Name ?? message.CallerName).Value is { Length: > 0 } name ? $"{name}, {number}" : number,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
