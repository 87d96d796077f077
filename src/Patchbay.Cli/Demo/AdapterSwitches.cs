using System.CommandLine;

namespace Patchbay.Cli.Demo;

/// <summary>The options of <c>patchbay demo</c> that show an adapter instead of Patchbay's own phone.</summary>
internal sealed class AdapterSwitches
{
    private readonly Option<string?> adapter = new("--adapter")
    {
        Description = "Show this Open CTI adapter (an address, a folder or a page) instead of Patchbay's phone, with a log of what it calls and gets.",
    };

    private readonly Option<string?> callCenter = new("--call-center") { Description = "With --adapter: call center definition (XML) whose settings it reads." };
    private readonly Option<string?> layout = new("--layout") { Description = "With --adapter: softphone layout (JSON, as getSoftphoneLayout answers it)." };
    private readonly Option<string?> apex = new("--apex") { Description = "With --adapter: what Apex methods return (JSON: {\"Class.method\": \"text\"})." };
    private readonly Option<bool> sandbox = new("--sandbox") { Description = "With --adapter: frame it with sandbox=\"allow-scripts\", and so without an origin." };
    private readonly Option<string[]> sandboxAllow = new("--sandbox-allow") { Description = "With --sandbox: what the frame may do besides; can be given several times." };
    private readonly Option<bool> noMicrophone = new("--no-microphone") { Description = "With --adapter: refuse it the microphone." };
    private readonly Option<bool> strict = new("--strict") { Description = "With --adapter: name wrong use in the browser's console." };

    internal AdapterSwitches(Command command)
    {
        sandboxAllow.AcceptOnlyFromAmong("forms", "modals", "popups");
        foreach (var option in (Option[])[adapter, callCenter, layout, apex, sandbox, sandboxAllow, noMicrophone, strict]) command.Add(option);
    }

    /// <summary>The wish to see an adapter; null when there is none.</summary>
    internal AdapterWish? Read(ParseResult parsed, string? dataFolder) => parsed.GetValue(adapter) is { } where
        ? new(where, dataFolder, parsed.GetValue(callCenter), parsed.GetValue(layout), parsed.GetValue(apex))
        {
            Sandbox = parsed.GetValue(sandbox) ? SandboxOf(parsed.GetValue(sandboxAllow) ?? []) : null,
            HasMicrophone = !parsed.GetValue(noMicrophone),
            IsStrict = parsed.GetValue(strict),
        }
        : null;

    private static string SandboxOf(string[] allowed) => string.Join(' ', allowed.Distinct().Prepend("scripts").Select(static one => $"allow-{one}"));
}
