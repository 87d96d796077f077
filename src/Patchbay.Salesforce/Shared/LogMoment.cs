namespace Patchbay.Salesforce.Shared;

/// <summary>When the record of a call is written first. From then on it is brought up to date at hang-up, after wrap-up, and when the recording arrives.</summary>
public enum LogMoment
{
    /// <summary>When an agent or a dialled party rings.</summary>
    Ring,

    /// <summary>When someone answered.</summary>
    Answer,

    /// <summary>When it is over for the people in it.</summary>
    HangUp,

    /// <summary>When everything is known: one write for most calls, and the fewest API calls.</summary>
    End,
}
