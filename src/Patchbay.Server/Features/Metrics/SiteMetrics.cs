using System.Reflection;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;
using Patchbay.Salesforce.Orgs;
using Patchbay.Server.Access;
using static Patchbay.Server.Features.Metrics.PrometheusText;

namespace Patchbay.Server.Features.Metrics;

/// <summary>Puts all figures of the process together.</summary>
/// <param name="site">What happened in the site.</param>
/// <param name="loop">How its loop does.</param>
/// <param name="telephony">What telephony carries.</param>
/// <param name="orgs">The orgs and their writers.</param>
/// <param name="tls">The server's certificate.</param>
/// <param name="time">The clock.</param>
internal sealed class SiteMetrics(SiteFigures site, ExchangeLoop loop, ITelephonyFigures telephony, IOrgs orgs, ServerCertificate tls, TimeProvider time)
{
    private static readonly string version =
        typeof(SiteMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Writes them.</summary>
    /// <returns>Text for Prometheus.</returns>
    internal string Write()
    {
        PrometheusText text = new();
        text.Gauge("patchbay_info", "The version that runs.", (Label("version", version), 1));
        WriteCalls(text);
        WritePeople(text);
        WriteLoop(text);
        WriteTelephony(text);
        WriteOrgs(text);
        if (tls.ExpiresAt is { } expires)
            text.Gauge("patchbay_certificate_expiry_seconds", "Time until the web server's certificate expires.", ("", Math.Round((expires - time.GetUtcNow()).TotalSeconds)));
        return text.ToString();
    }

    private void WriteCalls(PrometheusText text)
    {
        text.Gauge("patchbay_calls_open", "Calls that are not over.", ("", site.OpenCalls));
        text.Counter("patchbay_calls_total", "Calls that began.", site.Begun.Select(entry => (Label("direction", entry.Direction), (double)entry.Count)));
        text.Counter("patchbay_calls_ended_total", "Calls that ended, by cause.", site.Ended.Select(entry => (Label("cause", entry.Cause), (double)entry.Count)));
        text.Counter("patchbay_offers_accepted_total", "Offers that an agent took.", ("", site.Accepted));
        text.Counter(
            "patchbay_offers_missed_total", "Offers that ended otherwise.",
            site.OffersEnded.Select(entry => (Label("outcome", entry.Outcome.ToString()), (double)entry.Count)));
        text.Histogram("patchbay_queue_wait_seconds", "From a call's entry into a queue to its answer, abandonment or leaving.", site.Waits);
    }

    private void WritePeople(PrometheusText text)
    {
        var now = time.GetUtcNow();
        var queues = site.Queues.OrderBy(queue => queue.Name, StringComparer.Ordinal).ToList();
        text.Gauge("patchbay_queue_waiting", "Callers without an agent now.", queues.Select(queue => (Label("queue", queue.Name), (double)queue.Waiting)));
        text.Gauge(
            "patchbay_queue_longest_wait_seconds", "How long the first of them has waited.",
            queues.Select(queue => (Label("queue", queue.Name), queue.LongestSince is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0)));
        text.Gauge(
            "patchbay_agents", "Agents by presence and activity.",
            site.Agents.GroupBy(agent => (agent.Presence.Kind, agent.Activity)).OrderBy(group => group.Key)
                .Select(group => ($"{Label("presence", group.Key.Kind.ToString())},{Label("activity", group.Key.Activity.ToString())}", (double)group.Count())));
    }

    private void WriteLoop(PrometheusText text)
    {
        text.Gauge("patchbay_journal_stalled", "1 while the journal cannot be written and new calls are refused.", ("", loop.StalledSince is null ? 0 : 1));
        text.Counter("patchbay_journal_events_total", "Events written.", ("", loop.Figures.Events));
        text.Counter("patchbay_journal_failures_total", "Commits that failed and were repeated.", ("", loop.Figures.FailedCommits));
        text.Histogram("patchbay_journal_commit_seconds", "How long a commit takes.", loop.Figures.Commits);
        text.Histogram("patchbay_loop_lag_seconds", "From a command's arrival to its decision.", loop.Figures.Lag);
        text.Gauge("patchbay_loop_last_turn_seconds", "How long ago the loop took its last turn; above some seconds it hangs.", ("", loop.Figures.SinceLastTurn.TotalSeconds));
    }

    private void WriteTelephony(PrometheusText text)
    {
        var now = telephony.Read();
        text.Gauge("patchbay_media_legs", "Legs with audio.", ("", now.Legs));
        text.Gauge("patchbay_media_lateness_seconds", "How late audio has lately been sent; above 0.02 the machine is overloaded.", ("", now.Lateness.TotalSeconds));
        text.Gauge("patchbay_media_ports", "Pairs of RTP ports.", (Label("state", "used"), now.PortsUsed), (Label("state", "all"), now.Ports));
        text.Gauge("patchbay_recording_backlog_bytes", "Audio in memory that waits for the disk.", ("", now.RecordingBacklogBytes));
        text.Gauge("patchbay_calls_most", "Most calls at once; beyond it callers get 503.", ("", now.MostCalls));
        text.Counter("patchbay_calls_refused_total", "Calls that got 503 because of load.", ("", now.Refused));
    }

    private void WriteOrgs(PrometheusText text)
    {
        var all = orgs.All.Select(org => (Name: Label("org", org.Name.Value), Status: org.Health.Current)).ToList();
        text.Gauge("patchbay_salesforce_state", "1 for the state the org is in.", all.Select(org => ($"{org.Name},{Label("state", org.Status.State.ToString())}", 1.0)));
        text.Gauge(
            "patchbay_records", "Records by state of their link; some seconds old.",
            all.SelectMany(org => org.Status.Records.OrderBy(count => count.Key).Select(count => ($"{org.Name},{Label("state", count.Key.ToString())}", (double)count.Value))));
        text.Counter("patchbay_salesforce_requests_total", "API requests that Patchbay made.", all.Select(org => (org.Name, (double)org.Status.Requests)));
        text.Gauge(
            "patchbay_salesforce_api_calls", "The org's own count of the last 24 hours, of everybody.",
            all.Where(org => org.Status.Usage is not null).SelectMany(org => new[]
            {
                ($"{org.Name},{Label("kind", "spent")}", (double)org.Status.Usage!.Spent), ($"{org.Name},{Label("kind", "limit")}", (double)org.Status.Usage.Max),
            }));
    }
}
