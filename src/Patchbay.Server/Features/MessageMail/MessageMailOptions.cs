using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Patchbay.Server.Mail;

namespace Patchbay.Server.Features.MessageMail;

/// <summary>What a notice tells of the caller.</summary>
public enum CallerInMail
{
    /// <summary>Nothing: that there is a message, for whom, how long, and where it can be heard.</summary>
    Nothing,

    /// <summary>The number too.</summary>
    Number,

    /// <summary>The number and the name too: that of the record, where whom the message is for may see it, otherwise the one that came with the call.</summary>
    NumberAndName,
}

/// <summary>Who gets a mail when a message was left. The mail server is set in <c>Mail</c>.</summary>
public sealed class MessageMailOptions
{
    /// <summary>Whose messages are told to whom. None by default.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<MailedBox> Boxes { get; init; } = [];

    /// <summary>What a mail tells of the caller. Default <c>Nothing</c>: mail travels and lies in the clear.</summary>
    public CallerInMail Caller { get; init; }

    /// <summary>IANA name of the zone of the times in mails. Default <c>UTC</c>.</summary>
    [Required]
    public string Zone { get; init; } = "UTC";

    /// <summary>How long a mail is tried. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(1);
}

/// <summary>Whose messages are told to whom: a queue's or an agent's.</summary>
public sealed class MailedBox : IValidatableObject
{
    /// <summary>Name of the queue; null for an agent.</summary>
    public string? Queue { get; init; }

    /// <summary>Name of the agent, as colleagues see it; null for a queue.</summary>
    public string? Agent { get; init; }

    /// <summary>The addresses.</summary>
    [MinLength(1), MaxLength(20)]
    public IReadOnlyList<string> To { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Queue) == string.IsNullOrEmpty(Agent)) yield return new("MessageMail:Boxes: name either a queue or an agent.");
        var address = new RegularExpressionAttribute(MailAddressText.Pattern);
        foreach (var to in To.Where(to => !address.IsValid(to) || to.Length == 0)) yield return new($"MessageMail:Boxes: {to} is no mail address.");
    }
}

/// <summary>Checks <see cref="MessageMailOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class MessageMailOptionsValidator : IValidateOptions<MessageMailOptions>;
