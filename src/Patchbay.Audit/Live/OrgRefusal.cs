namespace Patchbay.Audit.Live;

/// <summary>The org refuses one question: an object or a field that this user may not see, or that the edition lacks.</summary>
/// <param name="message">Why.</param>
internal sealed class OrgRefusal(string message) : Exception(message);
