using Microsoft.Extensions.Options;
using Patchbay.Core.Numbers;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Numbers;

/// <summary>Refuses a default country whose numbers nobody knows: each national number would be read wrong.</summary>
internal sealed class DefaultCountryCheck : IValidateOptions<SalesforceOptions>
{
    public ValidateOptionsResult Validate(string? name, SalesforceOptions options) => NumberPlans.Find(options.DefaultCountry) is null
        ? ValidateOptionsResult.Fail($"Salesforce:DefaultCountry {options.DefaultCountry} is no country whose numbers are known: ISO 3166-1, two capital letters.")
        : ValidateOptionsResult.Success;
}
