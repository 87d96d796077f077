namespace Patchbay.Telephony.Tests.Media;

/// <summary>The other side of a leg in a test whose clock is stepped.</summary>
internal interface IFarEnd
{
    /// <summary>Says the next 20 ms, if it is talking, and returns when the engine has taken them.</summary>
    void Speak();

    /// <summary>Returns when everything the engine has sent it so far has arrived.</summary>
    void Settle();
}
