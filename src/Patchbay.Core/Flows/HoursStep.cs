using System.Text.Json.Serialization;

namespace Patchbay.Core.Flows;

/// <summary>Goes different ways by the time of day, and by the emergency switch of the flow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Calendar">When it is open.</param>
/// <param name="Open">The step when it is open; null for the default queue.</param>
/// <param name="Closed">The step when it is closed; null for the default queue.</param>
/// <param name="Holiday">The step on closed days; null for the one when it is closed.</param>
/// <param name="Emergency">The step while the switch is on; null for the one when it is closed.</param>
public sealed record HoursStep(string Name, FlowCalendar Calendar, string? Open, string? Closed, string? Holiday, string? Emergency) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways =>
        new[] { new FlowWay("open", Open), new("closed", Closed), new("holiday", Holiday ?? Closed), new("emergency", Emergency ?? Closed) };

    internal string? At(DateTimeOffset now, bool isEmergency) => isEmergency ? Emergency ?? Closed : Calendar.At(now) switch
    {
        Opening.Open => Open,
        Opening.Holiday => Holiday ?? Closed,
        _ => Closed,
    };
}
