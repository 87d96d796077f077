using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Runtime.Telephony;

/// <summary>
/// Whatever carries calls: the built-in engine, or another behind the same seam. It is told what must be true and reports facts as
/// commands (<see cref="ArriveCall"/>, <see cref="ReportLegAnswered"/>, <see cref="ReportLegEnded"/> and so on).
/// </summary>
public interface ITelephony
{
    /// <summary>
    /// Makes a plan true. Legs it knows that are not in the plan of their call are over. A leg whose goal is over and that it does not
    /// know is a leg of an earlier process: its dialog is ended and its end reported. Plans of one call come in order; the same one may come twice.
    /// </summary>
    /// <param name="plan">The whole plan of one call.</param>
    void Arrange(CallPlan plan);
}

/// <summary>Audio between an agent's browser and the exchange.</summary>
public interface IBrowserAudio
{
    /// <summary>Connects a browser. It replaces the agent's connection before it.</summary>
    /// <param name="agent">Whose browser.</param>
    /// <param name="offer">The browser's SDP offer.</param>
    /// <returns>The SDP answer, or why not (<c>audio.bad</c>, <c>audio.busy</c>).</returns>
    Result<string> Connect(AgentId agent, string offer);

    /// <summary>Ends the agent's audio connection, if there is one.</summary>
    /// <param name="agent">Whose.</param>
    void Disconnect(AgentId agent);
}

/// <summary>Where messages lie.</summary>
public interface IMessageFiles
{
    /// <summary>Finds the finished file of a message.</summary>
    /// <param name="message">Which.</param>
    /// <returns>Full path of a stereo µ-law WAV file with the caller on the left; null when there is none.</returns>
    string? Find(MessageId message);
}

/// <summary>Where recordings lie.</summary>
public interface IRecordingFiles
{
    /// <summary>Finds the finished recording of a call.</summary>
    /// <param name="call">Which call's.</param>
    /// <returns>Full path of a stereo µ-law WAV file; null when there is none.</returns>
    string? Find(InteractionId call);
}
