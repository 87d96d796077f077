using Patchbay.Telephony.Sip.Transactions;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The dialogs that exist, by Call-ID and our tag. Forks of one outgoing call share an entry.</summary>
internal sealed class DialogTable
{
    private readonly ByteTable<SipDialog> dialogs = new();
    private readonly byte[] scratch = new byte[KeyBuilder.Size];
    private int count;

    /// <summary>Safe to read from any thread.</summary>
    public int Count => Volatile.Read(ref count);

    public SipDialog? Find(ReadOnlySpan<byte> callId, ReadOnlySpan<byte> localTag) => dialogs.Find(Key(callId, localTag));

    public void Add(SipDialog dialog)
    {
        dialogs.Set(Key(dialog.Facts.CallId, dialog.Facts.LocalTag).ToArray(), dialog);
        Volatile.Write(ref count, dialogs.Count);
    }

    public void Remove(SipDialog dialog)
    {
        dialogs.Remove(Key(dialog.Facts.CallId, dialog.Facts.LocalTag).ToArray(), dialog);
        Volatile.Write(ref count, dialogs.Count);
    }

    private ReadOnlySpan<byte> Key(ReadOnlySpan<byte> callId, ReadOnlySpan<byte> localTag)
    {
        KeyBuilder key = new(scratch);
        key.Append(callId);
        key.Append(localTag);
        return key.Written;
    }
}
