using System.Globalization;
using System.Text;
using Patchbay.Runtime.Figures;

namespace Patchbay.Server.Features.Metrics;

/// <summary>Writes figures in the text form that Prometheus reads (exposition format 0.0.4).</summary>
internal sealed class PrometheusText
{
    internal const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();

    /// <summary>Writes a figure that goes up and down.</summary>
    internal void Gauge(string name, string help, params IEnumerable<(string Labels, double Value)> values) => Write(name, help, "gauge", values);

    /// <summary>Writes a figure that only grows while the process runs.</summary>
    internal void Counter(string name, string help, params IEnumerable<(string Labels, double Value)> values) => Write(name, help, "counter", values);

    /// <summary>Writes how long something takes.</summary>
    internal void Histogram(string name, string help, Durations durations)
    {
        Begin(name, help, "histogram");
        var read = durations.Read();
        for (var i = 0; i < read.Within.Count; i++)
            Line($"{name}_bucket", Label("le", Number(durations.Bounds[i].TotalSeconds)), read.Within[i]);
        Line($"{name}_bucket", Label("le", "+Inf"), read.Count);
        Line($"{name}_sum", "", read.Sum.TotalSeconds);
        Line($"{name}_count", "", read.Count);
    }

    /// <summary>One label with its value; several are joined by commas.</summary>
    internal static string Label(string name, string value) =>
        $"{name}=\"{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Write(string name, string help, string type, IEnumerable<(string Labels, double Value)> values)
    {
        Begin(name, help, type);
        foreach (var (labels, value) in values) Line(name, labels, value);
    }

    private void Begin(string name, string help, string type) => text.Append($"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private void Line(string name, string labels, double value) =>
        text.Append(name).Append(labels.Length == 0 ? "" : $"{{{labels}}}").Append(' ').Append(Number(value)).Append('\n');

    private static string Number(double value) => value.ToString("0.################", CultureInfo.InvariantCulture);
}
