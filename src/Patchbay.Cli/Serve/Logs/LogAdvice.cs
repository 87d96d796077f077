using System.Collections.Frozen;

namespace Patchbay.Cli.Serve.Logs;

/// <summary>What to do about a message, for whoever reads it at night. Ids are those of the messages; docs/operate.md explains them at length.</summary>
internal static class LogAdvice
{
    private const string Disk = "look at the disk of the data folder (df -h), or at PostgreSQL; it goes on by itself.";
    private const string Report = "nothing now, calls go on; report this line.";

    private static readonly FrozenDictionary<int, string> advice = new Dictionary<int, string>
    {
        [1201] = "look at Server:CertificateFile and its key; patchbay doctor says what is wrong.",
        [1202] = "renew the certificate and put it in place; no restart is needed.",
        [1204] = "look at the database; it is tried again every second.",
        [1400] = "correct the flow, look at it with patchbay flow lint and flow test, and publish it again; its callers are in the default queue.",
        [2304] = "if this is your carrier, add the address to Telephony:TrunkSources.",
        [2504] = "if it comes often, the machine is overloaded: lower Telephony:MostCalls or give it more.",
        [2550] = "look at the disk; the call itself went on.",
        [2551] = Disk,
        [2552] = "nothing; the disk was away for longer than Telephony:RecordingBacklogBytes lasts.",
        [2601] = "make room between Telephony:FirstRtpPort and Telephony:LastRtpPort.",
        [2602] = "look at the disk; the call itself went on.",
        [2608] = "look at the file's rights; the next start tries again.",
        [2612] = "set Telephony:OutboundTrunk, or correct the number; an agent was told, a caller went on by the step's own way.",
        [2613] = "look at the name in the flow or in Telephony:OutboundTrunk (getent ahosts NAME), or write the address; an agent was told, a caller went on by the step's own way.",
        [2614] = "if calls are to come from there, add the address to Telephony:TrunkSources.",
        [2615] = "look at the trunk (ping, its own log), at the way to it, and at Telephony:OutboundTrunk; agents are told that the line is out of order.",
        [2616] = "look at the account, the caller's number and the limits at your carrier; the code and the words are its own.",
        [2617] = "set the caller's side (trunk or phone) to plain RTP with PCMU or PCMA, at an address of the same family (IPv4 or IPv6) as Telephony:MediaAddress; for one that offers both, let it prefer that one.",
        [2618] = "set Telephony:OutboundTrunkName to the name in the certificate, when it is your carrier's, or Telephony:OutboundAuthorityFile to its authority's; one that is not valid any more is renewed by the carrier.",
        [2801] = "look at Telephony:Speech, or put a recording into the prompt folder; callers do not hear these words.",
        [2806] = "look at Telephony:Speech and at the service; callers hear the words in the other voice until it speaks again.",
        [3102] = "in the morning: patchbay org parked list.",
        [3105] = "patchbay org check says what Salesforce wants; calls go on and nothing is lost.",
        [3108] = "in Salesforce's setup, tick Unique and External ID on this field.",
        [3251] = "the caller went on by the flow's way for late; if it comes often, patchbay org check, and look at the names in the step.",
        [3321] = "nothing while Salesforce is away; else see Salesforce:Sharing, and patchbay org check.",
        [3322] = "nothing; each record is asked for by itself.",
        [3402] = "patchbay org check; callers are found by what is known already.",
        [3604] = "whoever connected it was told why and tries again; orgs that are connected are not touched by it.",
        [3651] = "name the user under Salesforce:Users, then patchbay org parked retry --all.",
        [3652] = "give Patchbay's user the right, or name ids under Salesforce:Users; patchbay org check says whether it is enough.",
        [3653] = "in the morning: patchbay org check names the agents.",
        [4000] = Disk,
        [4001] = "now: " + Disk,
        [4003] = "it starts again by itself under systemd; report the log.",
        [4005] = "make room on the disk; without a snapshot the next start takes longer.",
        [5002] = Disk,
        [5005] = "nothing; this start takes longer.",
        [5007] = "unless this way back is meant: stop it, set Storage:Provider to PostgreSql, and start it again.",
        [5006] = "look at PostgreSQL and at the network to it.",
    }.ToFrozenDictionary();

    /// <summary>Finds the advice for a message.</summary>
    /// <param name="eventId">Its id.</param>
    /// <returns>One sentence; null when there is none.</returns>
    internal static string? For(int eventId) => advice.TryGetValue(eventId, out var known) ? known : eventId is >= 1000 and < 10_000 ? Report : null;
}
