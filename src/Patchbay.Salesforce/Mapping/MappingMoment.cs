namespace Patchbay.Salesforce.Mapping;

/// <summary>From when on a mapped field is written.</summary>
public enum MappingMoment
{
    /// <summary>With the first write.</summary>
    Ring,

    /// <summary>Once someone answered.</summary>
    Answer,

    /// <summary>Once the call is over.</summary>
    End,

    /// <summary>Once the after-call work is over.</summary>
    WrapUp,

    /// <summary>Once the recording is there.</summary>
    Recording,

    /// <summary>Once a transcript is there.</summary>
    Transcript,

    /// <summary>Once a message was left.</summary>
    Message,
}
