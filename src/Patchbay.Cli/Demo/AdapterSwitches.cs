using System.CommandLine;
using System.CommandLine.Parsing;

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

    /// <param name="command">Gets the options.</param>
    /// <param name="ofOwnPhone">Options that are of Patchbay's own phone only.</param>
    internal AdapterSwitches(Command command, params Option[] ofOwnPhone)
    {
        sandboxAllow.AcceptOnlyFromAmong("forms", "modals", "popups");
        Option[] ofAdapter = [callCenter, layout, apex, sandbox, sandboxAllow, noMicrophone, strict];
        foreach (var option in ofAdapter.Prepend(adapter)) command.Add(option);
        command.Validators.Add(result => Check(result, ofAdapter, ofOwnPhone));
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

    // An option that is passed over in silence makes a developer believe what is not so, and a script wait for ever.
    private void Check(CommandResult result, Option[] ofAdapter, Option[] ofOwnPhone)
    {
        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
        foreach (var option in IsGiven(adapter) ? [] : ofAdapter.Where(IsGiven)) result.AddError($"{option.Name} needs --adapter.");
        foreach (var option in IsGiven(adapter) ? ofOwnPhone.Where(IsGiven) : []) result.AddError($"{option.Name} does not go with --adapter: it tries Patchbay's own phone.");
        if (IsGiven(sandboxAllow) && !result.GetValue(sandbox)) result.AddError($"{sandboxAllow.Name} needs --sandbox.");
    }

    private static string SandboxOf(string[] allowed) => string.Join(' ', allowed.Distinct().Prepend("scripts").Select(static one => $"allow-{one}"));
}
