using Microsoft.Extensions.Options;

namespace Patchbay.Server.Features.Site;

/// <summary>Refuses a site that could not begin: a rule for a queue that is not there, or a plan that cannot be.</summary>
internal sealed class SiteCheck : IValidateOptions<SiteOptions>
{
    private static readonly SiteOptionsValidator ranges = new();

    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        // What is out of range is told already.
        if (ranges.Validate(name, options).Failed) return ValidateOptionsResult.Skip;
        try
        {
            return FaultOf(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
        }
        catch (ServerFault fault)
        {
            return ValidateOptionsResult.Fail(fault.Message);
        }
    }

    private static string? FaultOf(SiteOptions site) => UnknownQueue(site) is { } unknown
        ? $"The settings under Site name the queue “{unknown}”, which is not in Site:Queues."
        : site.QueueNames.Select(queue => (queue, SiteQueues.SettingsOf(queue, site, country: "").Fault)).Where(found => found.Fault is not null)
            .Select(found => $"Site:QueueRules, the queue “{found.queue}”: {found.Fault}").FirstOrDefault();

    /// <summary>A queue that is misspelt in a rule would quietly do nothing.</summary>
    private static string? UnknownQueue(SiteOptions site) => site.QueueRules.Select(rules => rules.Queue)
        .Concat(site.QueueRules.SelectMany(rules => rules.Steps).SelectMany(step => step.AlsoQueues.Append(step.MoveTo)).OfType<string>())
        .Concat(site.Staff.SelectMany(person => person.Queues))
        .FirstOrDefault(name => !site.QueueNames.Contains(name));
}
