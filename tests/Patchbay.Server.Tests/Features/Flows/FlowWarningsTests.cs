using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Features.Flows;
using Patchbay.Server.Tests.Features.Orgs;
using Patchbay.Testing.Time;

namespace Patchbay.Server.Tests.Features.Flows;

public sealed class FlowWarningsTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly LogLines _log = new();
    private readonly LoggerFactory _factory;
    private readonly FlowWarnings _warnings;

    public FlowWarningsTests()
    {
        _factory = new([_log]);
        _warnings = new(_time, _factory.CreateLogger<FlowWarnings>());
    }

    public void Dispose()
    {
        _factory.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void A_flow_that_runs_in_a_circle_is_told_with_its_step_and_what_to_do_once_a_minute()
    {
        for (var call = 0; call < 100; call++) Fails("support");
        Assert.Contains("The call flow support was cut at step hello", _log.Text, StringComparison.Ordinal);
        Assert.Contains("give the circle a menu, a queue or an end", _log.Text, StringComparison.Ordinal);
        Assert.Equal(1, Lines);

        Fails("sales");
        Assert.Equal(2, Lines);

        _time.Advance(TimeSpan.FromMinutes(1));
        Fails("support");
        Assert.Equal(3, Lines);
    }

    private int Lines => _log.Text.Split('\n').Length;

    private void Fails(string flow) => _warnings.React(new Committed(
        [new JournalEntry(1, new FlowFailed(_time.GetUtcNow(), new(Guid.CreateVersion7()), "hello", FlowTrouble.TooManySteps, new(flow)))], [], [], []));
}
