using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>What all dialogs of one user agent share.</summary>
internal sealed record DialogContext
{
    public required SipLoop Loop { get; init; }

    public required TimeProvider Time { get; init; }

    public required TransactionLayer Layer { get; init; }

    public required SipIdentity Identity { get; init; }

    public required DialogTable Dialogs { get; init; }

    public required SipOptions Options { get; init; }

    public required ISourcePolicy Sources { get; init; }

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Our Contact and Via values.</summary>
    public required SipSelf Self { get; init; }

    public SipTimers Timers => Layer.Timers;

    public SipCounters Counters => Layer.Counters;
}
