namespace Patchbay.Server.Mail;

/// <summary>A mail to hand in.</summary>
/// <param name="From">The sender's address.</param>
/// <param name="To">The addresses it goes to; at least one.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text; lines end in <c>\n</c>.</param>
/// <param name="Id">What stands in Message-ID, without brackets: the same again is the same mail.</param>
/// <param name="Date">When it was written.</param>
internal sealed record OutgoingMail(string From, IReadOnlyList<string> To, string Subject, string Text, string Id, DateTimeOffset Date);
