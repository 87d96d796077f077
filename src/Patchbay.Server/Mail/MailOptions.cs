using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Patchbay.Server.Mail;

/// <summary>The server that takes our mail.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>Name of the mail server; null and no mail is sent.</summary>
    [RegularExpression("[A-Za-z0-9.:-]{1,255}")]
    public string? Host { get; init; }

    /// <summary>Its port. Default 587, where programs hand in mail (RFC 6409).</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>How the way there is protected. Default <c>StartTls</c>.</summary>
    public SmtpSecurity Security { get; init; }

    /// <summary>A file of certificates (PEM) that are trusted for the mail server instead of the system's; null for the system's.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Name to sign in with; null to send without a sign-in.</summary>
    [StringLength(255)]
    public string? User { get; init; }

    /// <summary>The password for it. It stands in no log.</summary>
    [StringLength(1_000)]
    public string? Password { get; init; }

    /// <summary>The address that mail comes from. Needed with <see cref="Host"/>.</summary>
    [RegularExpression(MailAddressText.Pattern)]
    public string? From { get; init; }

    /// <summary>What we call ourselves to the mail server; null for the name of this machine.</summary>
    [RegularExpression("[A-Za-z0-9.-]{1,255}")]
    public string? HelloName { get; init; }

    /// <summary>How long handing in one mail may take. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host is null) yield break;
        if (string.IsNullOrEmpty(From)) yield return new("Mail:From is missing: the address that mail comes from.");
        if (User is null != Password is null) yield return new("Mail:User and Mail:Password go together.");
        if (User is not null && Security is SmtpSecurity.None) yield return new("Mail:Security None would show the password to the network. Use StartTls or Tls, or leave Mail:User out.");
    }
}

/// <summary>Checks <see cref="MailOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
