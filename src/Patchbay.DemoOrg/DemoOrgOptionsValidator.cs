using Microsoft.Extensions.Options;

namespace Patchbay.DemoOrg;

/// <summary>Checks the ranges before the org starts.</summary>
[OptionsValidator]
internal sealed partial class DemoOrgOptionsValidator : IValidateOptions<DemoOrgOptions>;
