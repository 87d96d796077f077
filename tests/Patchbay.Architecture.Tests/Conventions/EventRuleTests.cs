using Patchbay.Architecture.Tests.Sources;
using Patchbay.Core.Shared;

namespace Patchbay.Architecture.Tests.Conventions;

public sealed class EventRuleTests
{
    [Fact]
    public void Events_are_sealed_and_carry_their_instant()
    {
        Violation.AssertNone(EventRule.Check(ProductTypes.All));
    }

    [Fact]
    public void The_rule_sees_the_events_of_the_product()
    {
        Assert.Contains(ProductTypes.All, type => !type.IsAbstract && type.IsAssignableTo(typeof(ExchangeEvent)));
    }

    [Theory]
    [InlineData(typeof(CallOpened))]
    [InlineData(typeof(CallTimeless))]
    [InlineData(typeof(CallEvent))]
    [InlineData(typeof(OpenCommand))]
    public void What_breaks_the_rule_is_found(Type type)
    {
        Assert.Single(EventRule.Check([type]));
    }

    [Fact]
    public void A_sealed_event_with_its_instant_is_not_found()
    {
        Assert.Empty(EventRule.Check([typeof(CallShut)]));
    }

    public record CallOpened(DateTimeOffset At) : Fact(At);

    private sealed record CallTimeless(string Name) : Fact(default(DateTimeOffset));

    private sealed record CallEvent(DateTimeOffset At) : Fact(At);

    private sealed record CallShut(DateTimeOffset At) : Fact(At);

    public record OpenCommand : ExchangeCommand;

    public abstract record Fact(DateTimeOffset At) : ExchangeEvent(At)
    {
        public override Guid Subject => Guid.Empty;
    }
}
