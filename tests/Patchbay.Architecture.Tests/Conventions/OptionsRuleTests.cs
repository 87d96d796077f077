using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Patchbay.Architecture.Tests.Sources;

namespace Patchbay.Architecture.Tests.Conventions;

public sealed class OptionsRuleTests
{
    [Fact]
    public void Options_have_ranges_and_a_validator()
    {
        Violation.AssertNone(OptionsRule.CheckTypes(ProductTypes.All));
    }

    [Fact]
    public void Options_are_checked_when_the_program_starts()
    {
        Violation.AssertNone(ProjectCompilation.OfProduct.SelectMany(OptionsRule.CheckRegistrations));
    }

    [Fact]
    public void Options_without_a_validator_are_found()
    {
        Assert.Equal(["has no validator"], OptionsRule.CheckTypes([typeof(RingOptions)]).Select(v => v.Message));
        Assert.Empty(OptionsRule.CheckTypes([typeof(RingOptions), typeof(RingOptionsValidator)]));
    }

    [Fact]
    public void A_number_without_a_range_is_found()
    {
        Assert.Equal(["Length has no [Range]"], OptionsRule.CheckTypes([typeof(HoldOptions), typeof(HoldOptionsValidator)]).Select(v => v.Message));
    }

    [Theory]
    [InlineData("services.AddOptions<SipOptions>();", 1)]
    [InlineData("services.Configure<SipOptions>(o => { });", 1)]
    [InlineData("services.AddOptionsWithValidateOnStart<SipOptions>();", 1)]
    [InlineData("services.AddOptionsWithValidateOnStart<SipOptions, SipOptionsValidator>();", 0)]
    [InlineData("services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => { });", 0)]
    public void A_registration_without_a_check_at_start_is_found(string statement, int count)
    {
        var sample = ProjectCompilation.OfSample(
            ("One.cs", $"class One {{ void Add(IServiceCollection services) {{ {statement} }} }} class SipOptions; class SipOptionsValidator;"));

        Assert.Equal(count, OptionsRule.CheckRegistrations(sample).Count());
    }

    private sealed class RingOptions
    {
        [Range(1, 10)]
        public int Times { get; init; } = 3;
    }

    private sealed class RingOptionsValidator : IValidateOptions<RingOptions>
    {
        public ValidateOptionsResult Validate(string? name, RingOptions options) => ValidateOptionsResult.Success;
    }

    private sealed class HoldOptions
    {
        public TimeSpan? Length { get; init; }
    }

    private sealed class HoldOptionsValidator : IValidateOptions<HoldOptions>
    {
        public ValidateOptionsResult Validate(string? name, HoldOptions options) => ValidateOptionsResult.Success;
    }
}
