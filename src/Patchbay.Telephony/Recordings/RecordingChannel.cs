namespace Patchbay.Telephony.Recordings;

/// <summary>Side of a stereo recording; the value is the sample's place in a frame.</summary>
internal enum RecordingChannel
{
    /// <summary>The caller, or the party we called.</summary>
    Left = 0,

    /// <summary>The agent.</summary>
    Right = 1,
}
