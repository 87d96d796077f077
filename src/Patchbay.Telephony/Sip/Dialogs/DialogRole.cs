using System.Text.Json.Serialization;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Which side sent the INVITE that made the dialog.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DialogRole>))]
public enum DialogRole
{
    /// <summary>They called us.</summary>
    Incoming,

    /// <summary>We called them.</summary>
    Outgoing,
}
