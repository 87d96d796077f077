namespace Patchbay.DemoOrg;

/// <summary>An Open CTI adapter that is docked in the page instead of Patchbay's own phone.</summary>
public sealed class DemoOrgAdapter
{
    /// <summary>The adapter's address.</summary>
    public required Uri Url { get; init; }

    /// <summary>Folder with the built scripts <c>lightning.js</c>, <c>classic.js</c>, <c>watch.js</c> and <c>host.js</c>.</summary>
    public required string ScriptFolder { get; init; }

    /// <summary>A call center definition (XML) or metadata file whose values the adapter reads. Null: values of our own.</summary>
    public string? CallCenterFile { get; init; }

    /// <summary>A softphone layout as <c>getSoftphoneLayout</c> answers it (JSON). Null: one of our own.</summary>
    public string? LayoutFile { get; init; }

    /// <summary>What Apex methods return (JSON): <c>{"Class.method": "text"}</c>, since no Apex runs here. Null: no class exists.</summary>
    public string? ApexFile { get; init; }

    /// <summary>What the frame's <c>sandbox</c> says, such as <c>allow-scripts</c>, which takes the adapter's origin from it. Null, the default: it has none.</summary>
    public string? Sandbox { get; init; }

    /// <summary>True makes the adapter's console name wrong use. Default false.</summary>
    public bool IsStrict { get; init; }

    /// <summary>False keeps the microphone from the adapter, as an org does that has not trusted it. Default true.</summary>
    public bool HasMicrophone { get; init; } = true;
}
