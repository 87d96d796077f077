namespace Patchbay.DemoOrg.Faults;

/// <summary>Which faults happen: by chance, the same ones for the same seed and order of requests, and by script. The script comes first.</summary>
/// <remarks>Its properties can be set because the JSON reader would forget the defaults of others.</remarks>
public sealed record FaultPlan
{
    /// <summary>Nothing happens.</summary>
    public static FaultPlan None => new();

    /// <summary>Start of the chance. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How likely each fault is for a request, or for a row when it befalls rows; 0 to 1. At most one befalls each.</summary>
    public IReadOnlyDictionary<Fault, double> Chances { get; set; } = new Dictionary<Fault, double>();

    /// <summary>Faults in a fixed order.</summary>
    public IReadOnlyList<FaultStep> Script { get; set; } = [];

    /// <summary>How much later the answer of a slow request comes, in milliseconds. Default 2,000.</summary>
    public int SlowMs { get; set; } = 2000;

    /// <summary>True when the fault befalls single rows.</summary>
    public static bool IsOfRow(Fault fault) => fault >= Fault.RowLocked;
}

/// <summary>One step of a script.</summary>
/// <param name="Fault">What happens.</param>
public sealed record FaultStep(Fault Fault)
{
    /// <summary>How many fitting requests or rows pass before. Default none.</summary>
    public int After { get; set; }

    /// <summary>How many it befalls. Default 1.</summary>
    public int Times { get; set; } = 1;

    /// <summary>Only requests of this HTTP method; null for all.</summary>
    public string? Method { get; set; }

    /// <summary>Only requests whose path holds this, or rows of this object; null for all.</summary>
    public string? Where { get; set; }
}
