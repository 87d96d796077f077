namespace Patchbay.Server.Mail;

/// <summary>A mail was not handed in.</summary>
/// <param name="message">Why, for people; never the password, nor what the mail says.</param>
/// <param name="isTransient">True when trying again later may help.</param>
/// <param name="inner">What caused it; null for an answer of the server.</param>
internal sealed class SmtpFault(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when trying again later may help: the answer began with 4, the connection broke, or the way is set up wrongly.</summary>
    internal bool IsTransient { get; } = isTransient;
}
