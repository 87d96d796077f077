using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Patchbay.Server.Features.Callbacks;

/// <summary>How callbacks are asked for from outside.</summary>
public sealed class CallbackOptions
{
    /// <summary>The key with which a web page's server may ask for callbacks; null and none is taken. Keep it out of the page itself.</summary>
    [StringLength(200, MinimumLength = 24)]
    public string? WebKey { get; init; }

    /// <summary>How many callbacks may wait before no more are taken from outside. Default 500.</summary>
    [Range(1, 100_000)]
    public int MostFromWeb { get; init; } = 500;
}

/// <summary>Checks <see cref="CallbackOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class CallbackOptionsValidator : IValidateOptions<CallbackOptions>;
