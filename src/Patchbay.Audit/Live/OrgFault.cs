namespace Patchbay.Audit.Live;

/// <summary>An org cannot be asked: no sign-in, a refused one, or no answer.</summary>
public sealed class OrgFault : Exception
{
    /// <summary>Makes a fault without words.</summary>
    public OrgFault()
    {
    }

    /// <summary>Makes a fault.</summary>
    /// <param name="message">One sentence.</param>
    public OrgFault(string message)
        : base(message)
    {
    }

    /// <summary>Makes a fault.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="innerException">What was thrown.</param>
    public OrgFault(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
