namespace Patchbay.Server.Mail;

/// <summary>Hands mail in.</summary>
internal interface IMailSender
{
    /// <summary>Hands one mail in. When it returns, the mail server has taken the mail over for at least one address.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many of the addresses the server refused for good.</returns>
    /// <exception cref="SmtpFault">It was not taken, or nobody knows.</exception>
    Task<int> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
